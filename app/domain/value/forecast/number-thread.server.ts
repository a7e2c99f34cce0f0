import { parentPort } from "node:worker_threads";
import { type BacktestTask, workOutBacktest } from "./backtest-sample.ts";
import { type NumberTask, workOutNumbers } from "./number-work.ts";

// A thread of its own for the mathematics, so that whoever serves pages in this process goes on doing so.

parentPort?.once(
  "message",
  (task: { kind: "numbers"; of: NumberTask } | { kind: "backtest"; of: BacktestTask }) => {
    parentPort?.postMessage(task.kind === "numbers" ? workOutNumbers(task.of) : workOutBacktest(task.of));
  },
);
