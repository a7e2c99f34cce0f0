import { migrate } from "#app/platform/migrate.server.ts";

const [, , connectionString = ""] = process.argv;
await migrate(connectionString);
process.exit(0); // the schema engine leaves a timer of ten seconds behind
