import { isProjectNode, prepare, rerunUnderProjectNode } from "./prepare.mjs";
import { completeMode, setVariable, variable } from "./variables.mjs";

await prepare({ build: false });
if (isProjectNode()) {
  completeMode();
  setVariable("LOG_LEVEL", variable("LOG_LEVEL", "warn"));
  const { main } = await import("./main.ts");
  await main(process.argv.slice(2));
} else {
  rerunUnderProjectNode();
}
