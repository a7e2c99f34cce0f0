import { parentPort } from "node:worker_threads";
import { workOutBacktest } from "./backtest-sample.ts";
import { fitBuying } from "./fit-customers.ts";
import { workOutNumbers } from "./number-work.ts";
import { fitApart, type ThreadTask } from "./run-apart.server.ts";

// A thread of its own for the mathematics, so that whoever serves pages in this process goes on doing so.

parentPort?.once("message", async (task: ThreadTask) => {
  parentPort?.postMessage(await answerOf(task));
});

function answerOf(task: ThreadTask): unknown {
  if (task.kind === "numbers") return workOutNumbers(task.of, fitApart);
  if (task.kind === "backtest") return workOutBacktest(task.of);
  return fitBuying("mbg-nbd", task.of);
}
