import type { LoaderFunctionArgs } from "@remix-run/node";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { valueLevers } from "#app/domain/value/queries/levers.server.ts";
import { leversFilter } from "#app/domain/value/queries/levers.ts";
import { toMajor } from "#app/kernel/money.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";

const head = [
  "first_order_in",
  "customers",
  "mean_order",
  "orders_a_year",
  "months_active",
  "months_to_come",
  "still_there_percent",
  "expected",
  "ten_percent_larger",
  "ten_percent_more_often",
  "ten_percent_longer",
  "currency",
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { by } = leversFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const company = await companyView();
  const { currency, cohorts } = await valueLevers(company.currency ?? "EUR", {
    timeZone: company.timeZone,
    by,
  });
  const money = (minor: string | undefined | null) =>
    minor === undefined || minor === null ? "" : toMajor(BigInt(minor), currency);
  const number = (value: number | null) => (value === null ? "" : value.toFixed(2));
  return csvAnswer("value-levers.csv", [
    csvLine(head),
    ...cohorts.map((row) =>
      csvLine([
        ...[row.cohort, row.customers, money(row.sizeMinor), number(row.perYear), number(row.monthsActive)],
        ...[number(row.monthsToCome), number(row.alive), money(row.toComeMinor), money(row.rise?.sizeMinor)],
        ...[money(row.rise?.frequencyMinor), money(row.rise?.durationMinor), currency],
      ]),
    ),
  ]);
}
