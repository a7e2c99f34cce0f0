import { Worker } from "node:worker_threads";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import type { Fitted } from "../models/fit.ts";
import type { Histories } from "../models/histories.ts";
import type { BacktestResult, BacktestTask } from "./backtest-sample.ts";
import type { NumberResult, NumberTask } from "./number-work.ts";

/** What a thread is asked for. */
export type ThreadTask =
  | { kind: "numbers"; of: NumberTask }
  | { kind: "backtest"; of: BacktestTask }
  | { kind: "second fit"; of: Histories };

/** Fits and scores in a thread of its own. */
export function numbersApart(of: NumberTask): Promise<NumberResult> {
  return runApart({ kind: "numbers", of });
}

/** Fits MBG/NBD in a thread of its own, beside another fit. */
export function fitApart(of: Histories): Promise<Fitted<BgNbd>> {
  return runApart({ kind: "second fit", of });
}

/** Forecasts from past days in a thread of its own. */
export function backtestApart(of: BacktestTask): Promise<BacktestResult> {
  return runApart({ kind: "backtest", of });
}

function runApart<Result>(task: ThreadTask): Promise<Result> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./number-thread.server.ts", import.meta.url), { execArgv: [] });
    thread.once("message", (result: Result) => {
      resolve(result);
      void thread.terminate();
    });
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("The thread for the mathematics ended without an answer.")));
    thread.postMessage(task);
  });
}
