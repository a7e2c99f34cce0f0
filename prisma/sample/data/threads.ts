import type { ThreadData } from "./thread.ts";
import { openThreads } from "./threads-open.ts";
import { settledThreads } from "./threads-settled.ts";

const all = { ...settledThreads, ...openThreads };

export type ThreadKey = keyof typeof all;

/** Everything that was written through the open door. */
export const threads: Readonly<Record<ThreadKey, ThreadData>> = all;

export const threadKeys = Object.keys(threads) as ThreadKey[];
