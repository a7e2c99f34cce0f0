import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** The nonce of the content policy of this answer. */
    nonce: string;
    /** The time at which the request arrived. */
    now: Date;
    /** The address of the client, after trusted proxies; never logged or stored as it is. */
    clientAddress: string;
  }
}
