import type { LoaderFunctionArgs } from "@remix-run/node";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { newCustomersBySource } from "#app/domain/referrals/referral-list-queries.server.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";
import { sourceSeries } from "./source-series.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { timeZone } = await companyView();
  const months = await newCustomersBySource(timeZone, 1200);
  return csvAnswer("new-customers-by-source.csv", [
    csvLine(["month", ...sourceSeries.map(({ label }) => label)]),
    ...months.map((month) => csvLine([month.month, ...sourceSeries.map(({ key }) => month[key])])),
  ]);
}
