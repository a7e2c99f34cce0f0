import { closeDatabase } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { agreeTerms } from "#tests/support/house.ts";

// Run apart by the journey of ideas, on the database in DATABASE_URL: Ada and Bo are customers, Maria owns the place.
const now = new Date();
await createCustomer("ada", now);
await createCustomer("bo", now);
await agreeTerms(await createStaff("maria", now), now);
await closeDatabase();
process.exit(0);
