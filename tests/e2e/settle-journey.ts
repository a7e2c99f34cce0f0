import { closeDatabase } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { agreeTerms } from "#tests/support/house.ts";

// Run apart by the journey, on the database in DATABASE_URL: Ada is a customer, Maria owns the place, Bo is not there yet.
const now = new Date();
await createCustomer("ada", now);
await agreeTerms(await createStaff("maria", now), now);
await closeDatabase();
process.exit(0);
