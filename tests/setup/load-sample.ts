import { closeDatabase } from "#app/platform/database.server.ts";
import { loadSample } from "../../prisma/sample/load-sample.server.ts";

// Loads the sample company into the database of DATABASE_URL, as of a moment.
const [, , moment = "", seed = ""] = process.argv;
const answer = await loadSample({ now: new Date(moment), seed: Number(seed) });
await closeDatabase();
process.exit(answer.kind === "loaded" ? 0 : 1);
