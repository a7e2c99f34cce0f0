import { Worker } from "node:worker_threads";
import type { BacktestResult, BacktestTask } from "./backtest-sample.ts";
import type { NumberResult, NumberTask } from "./number-work.ts";

/** Fits and scores in a thread of its own; the packed bytes are handed over. */
export function numbersApart(of: NumberTask): Promise<NumberResult> {
  return runApart<NumberResult>({ kind: "numbers", of }, [of.packed.buffer as ArrayBuffer]);
}

/** Forecasts from past days in a thread of its own. */
export function backtestApart(of: BacktestTask): Promise<BacktestResult> {
  return runApart<BacktestResult>({ kind: "backtest", of }, []);
}

function runApart<Result>(task: unknown, handedOver: ArrayBuffer[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./number-thread.server.ts", import.meta.url), { execArgv: [] });
    thread.once("message", (result: Result) => {
      resolve(result);
      void thread.terminate();
    });
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("The thread for the mathematics ended without an answer.")));
    thread.postMessage(task, handedOver);
  });
}
