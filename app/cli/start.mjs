import { fail, isProjectNode, prepare, rerunUnderProjectNode } from "./prepare.mjs";
import { completeMode } from "./variables.mjs";

const usage = `npm start              starts Kith: installs, builds and starts a database where needed
npm start -- --sample  the same; fills an empty database with a sample company and prints links to sign in
npm start -- --help    shows this

Settings are variables of the environment; README.md lists them.`;

const [option] = process.argv.slice(2);
if (option === "--help") {
  console.log(usage);
  process.exit(0);
}
const sample = option === "--sample";
if (option !== undefined && !sample) fail(`${option} is no option of npm start.\n\n${usage}`);

await prepare({ build: isProjectNode() });
if (isProjectNode()) {
  completeMode();
  const { serve } = await import("./serve.ts");
  await serve({ sample });
} else {
  rerunUnderProjectNode();
}
