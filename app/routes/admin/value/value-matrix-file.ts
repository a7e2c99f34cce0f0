import type { LoaderFunctionArgs } from "@remix-run/node";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { type MatrixFilter, matrixFilter } from "#app/domain/value/queries/matrix.ts";
import { matrixLines } from "#app/domain/value/queries/matrix-lines.server.ts";
import { toMajor } from "#app/kernel/money.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";
import { bringingWords, quadrantWords } from "./quadrant-words.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const filter = matrixFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { currency } = await companyView();
  return csvAnswer("value-matrix.csv", linesOf(currency ?? "EUR", filter));
}

async function* linesOf(currency: string, filter: MatrixFilter): AsyncGenerator<string> {
  const { column } = bringingWords[filter.bring];
  yield csvLine(["customer_id", "customer", "quadrant", "Own purchases", column, "currency", "counts"]);
  for await (const batch of matrixLines(currency, filter)) {
    yield batch
      .map((row) =>
        csvLine([
          row.externalId ?? row.id,
          row.title,
          quadrantWords(row.quadrant).name,
          toMajor(BigInt(row.ownMinor), currency),
          toMajor(BigInt(row.broughtMinor), currency),
          currency,
          filter.count,
        ]),
      )
      .join("");
  }
}
