import { fail, isProjectNode, prepare, rerunUnderProjectNode } from "./prepare.mjs";
import { completeMode } from "./variables.mjs";

const usage = `npm start            starts Kith: installs, builds and starts a database where needed
npm start -- --help  shows this

Settings are variables of the environment; README.md lists them.`;

const [option] = process.argv.slice(2);
if (option === "--help") {
  console.log(usage);
  process.exit(0);
}
if (option === "--sample")
  fail(
    "The sample company is not there yet. Start without --sample; import your own orders in Admin, Imports.",
  );
if (option !== undefined) fail(`${option} is no option of npm start.\n\n${usage}`);

await prepare({ build: isProjectNode() });
if (isProjectNode()) {
  completeMode();
  const { serve } = await import("./serve.ts");
  await serve();
} else {
  rerunUnderProjectNode();
}
