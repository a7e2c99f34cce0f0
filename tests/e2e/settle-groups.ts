import { closeDatabase } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { signIn } from "#tests/support/sign-in.ts";

// Run apart by the journey, on the database in DATABASE_URL: Ada and Bo are customers, Maria owns the place. Prints a cookie for each.
const now = new Date();
const [ada, bo] = [await createCustomer("ada", now), await createCustomer("bo", now)];
const maria = await createStaff("maria", now);
await agreeTerms(maria, now);
const cookies = {
  ada: await signIn(ada, { staff: false }),
  bo: await signIn(bo, { staff: false }),
  maria: await signIn(maria, { staff: true }),
};
await closeDatabase();
process.stdout.write(JSON.stringify(cookies), () => process.exit(0));
