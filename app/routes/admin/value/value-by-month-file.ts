import type { LoaderFunctionArgs } from "@remix-run/node";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { valueByMonth } from "#app/domain/value/queries/value-by-month.server.ts";
import { toMajor } from "#app/kernel/money.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";
import { componentName } from "../customers/component-words.ts";

const components = ["CLV", "CRV", "CIV", "CKV", "COST"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { currency: said, timeZone } = await companyView();
  const currency = said ?? "EUR";
  const months = await valueByMonth(currency, { now: context.now, timeZone, months: 1200 });
  return csvAnswer("realised-by-month.csv", [
    csvLine(["month", ...components.map(componentName), "currency"]),
    ...months.map(({ month, components: amounts }) =>
      csvLine([month, ...components.map((key) => toMajor(BigInt(amounts[key]), currency)), currency]),
    ),
  ]);
}
