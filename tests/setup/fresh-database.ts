import { inject } from "vitest";
import { freshDatabase } from "../support/database.ts";

process.env["DATABASE_URL"] = await freshDatabase(inject("testServer"));
