import type { LoaderFunctionArgs } from "@remix-run/node";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { companyOverview } from "#app/domain/value/queries/company.server.ts";
import { toMajor } from "#app/kernel/money.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";
import { equityName } from "./equity-table.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const withoutDefaults = new URL(request.url).searchParams.get("without") === "defaults";
  const currency = (await companyView()).currency ?? "EUR";
  const { equity } = await companyOverview(currency, { withoutDefaults });
  const money = (minor: string) => toMajor(BigInt(minor), currency);
  return csvAnswer("customer-equity.csv", [
    csvLine([
      "component",
      "realised_own",
      "realised_contribution",
      "expected_own",
      "expected_contribution",
      "currency",
    ]),
    ...equity.rows.map(({ key, realised, expected }) =>
      csvLine([
        equityName(key),
        ...[realised.ownMinor, realised.contributionMinor, expected.ownMinor, expected.contributionMinor].map(
          money,
        ),
        currency,
      ]),
    ),
  ]);
}
