import { expect, test } from "vitest";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { tellContribution } from "#tests/support/tell.ts";
import { changeCompany } from "../people/change-company.server.ts";
import { checkBooks } from "./check-books.server.ts";
import { valueContributions } from "./value-contributions.server.ts";

const look = { name: "Costa & Co", timeZone: "UTC", brandHue: 205, brandChroma: 85 };

test("figures of gifts come out again in the currency that the company counted in then", async () => {
  await createCustomer("ada");
  const by = { staffId: (await createStaff("maria")).id };
  const counts = (currency: string | null, days: number) =>
    changeCompany({ ...look, currency }, by, daysFromNow(days));
  await counts("EUR", -40);
  await tellContribution("an idea", "idea", "ada-1", daysFromNow(-30));
  await valueContributions("all", daysFromNow(-30));
  await counts("USD", -20);
  await valueContributions("all", daysFromNow(-19));
  await counts(null, -10);
  await counts("CHF", -9);
  await valueContributions("all", daysFromNow(-8));
  const entries = await query<{ currency: string }>(
    "select currency from value_entry where reversal_of is null order by computed_at",
  );
  expect(entries.map(({ currency }) => currency)).toEqual(["EUR", "USD", "CHF"]);
  for (const days of [-30, -25, -19, -15, -8, 0])
    expect(await checkBooks(daysFromNow(days)), `${days} days`).toMatchObject({
      stood: 1,
      same: 1,
      sameWhenComputed: 0,
    });
  expect(await query("select until, currency from former_currency order by until")).toEqual([
    { until: daysFromNow(-20), currency: "EUR" },
    { until: daysFromNow(-10), currency: "USD" },
  ]);
  await query("update company set currency = 'EUR'");
  await query("update company set currency = 'GBP', updated_at = $1", [now]);
  const moments = await query<{ until: Date }>("select until from former_currency order by until");
  expect(moments.length, "the past is not written anew by a moment before it").toBeGreaterThanOrEqual(3);
  expect(await checkBooks(daysFromNow(-30))).toMatchObject({ stood: 1, same: 1 });
});
