import { createContext } from "react";

/** The address at which mails like this one are stopped, for the frame of the mail; null where there is none. */
export const Unsubscribe = createContext<string | null>(null);
