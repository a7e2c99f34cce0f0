/** How somebody buys; data/buying.ts says how often and for how much. */
export type Buying = "cafe" | "office" | "home" | "gifts" | "once";

/** A customer. Days are days ago. */
export type CustomerData = {
  name: string;
  email: string;
  organization?: string;
  buys: Buying;
  /** The first order. */
  from: number;
  /** The last order, where they stopped. */
  until?: number;
  /** When they joined the portal; who did not is on file by their orders alone. */
  joins?: number;
  /** Who brought them: by a link where they joined before they bought, else by the code on their first order. */
  by?: string;
};
