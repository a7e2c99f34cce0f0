import { expect, test } from "vitest";
import { createStaff } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { changeCompany, changeLogo } from "./change-company.server.ts";
import { brandLogo, brandStyle, brandView, companyView } from "./company-queries.server.ts";

const maria = await createStaff("maria");
const by = { staffId: maria.id };
const settings = {
  name: "Costa & Co",
  currency: "EUR",
  timeZone: "Europe/Lisbon",
  brandHue: 205,
  brandChroma: 85,
};
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

test("what is saved is shown, under a new version", async () => {
  const before = await brandView();
  expect(await changeCompany(settings, by, now)).toEqual({ kind: "changed" });
  expect(await companyView()).toEqual({ name: "Costa & Co", currency: "EUR", timeZone: "Europe/Lisbon" });
  const after = await brandView();
  expect(after).toMatchObject({ hue: 205, chroma: 85, hasLogo: false });
  expect(after.version).not.toBe(before.version);
  expect(await brandStyle()).toEqual({
    css: ":root { --brand-hue: 205; --brand-chroma: 0.085; }\n",
    version: after.version,
  });
});

test("a logo is kept as it was, and can go", async () => {
  expect(await brandLogo()).toBeNull();
  expect(await changeLogo(png, by, now)).toEqual({ kind: "changed" });
  const logo = await brandLogo();
  expect(logo).toMatchObject({ mediaType: "image/png" });
  expect([...(logo?.bytes ?? [])]).toEqual([...png]);
  expect(await changeLogo(Buffer.from("<svg/>"), by, now)).toMatchObject({ because: "not-an-image" });
  expect(await changeLogo(null, by, now)).toEqual({ kind: "changed" });
  expect(await brandLogo()).toBeNull();
});

test("the currency stays once an order is counted in it", async () => {
  expect(await changeCompany({ ...settings, currency: "USD" }, by, now)).toEqual({ kind: "changed" });
  const [customer] = await query<{ id: string }>(
    "insert into customer (id, external_id, origin, created_at) values (gen_random_uuid(), 'c-1', 'api', $1) returning id",
    [now],
  );
  await query(
    `insert into purchase_order (id, source, external_id, customer_id, placed_at, recorded_at, amount_minor, currency)
     values (gen_random_uuid(), 'shop', 'o-1', $1, $2, $2, 1000, 'USD')`,
    [customer?.id, now],
  );
  expect(await changeCompany(settings, by, now)).toMatchObject({ because: "currency-in-use" });
  expect(await changeCompany({ ...settings, currency: "USD", name: "Costa" }, by, now)).toEqual({
    kind: "changed",
  });
});
