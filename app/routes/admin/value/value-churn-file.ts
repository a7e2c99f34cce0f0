import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ChurnView, churnFilter } from "#app/domain/value/queries/churn-list.ts";
import { churnLines } from "#app/domain/value/queries/churn-queries.server.ts";
import { reportingCurrency } from "#app/domain/value/queries/value-queries.server.ts";
import { toMajor } from "#app/kernel/money.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { view } = churnFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  return csvAnswer("churn-watch.csv", linesOf(view, await reportingCurrency()));
}

async function* linesOf(view: ChurnView, currency: string): AsyncGenerator<string> {
  yield csvLine([
    ...[
      "customer",
      "customer id",
      "organisation",
      "currency",
      "value at risk",
      "likely still there",
      "by the rule",
    ],
    ...["days between orders", "days silent", "own purchases to come", "relationship value"],
    ...["ideas", "friends", "other gifts"],
  ]);
  for await (const rows of churnLines(view)) {
    yield rows
      .map(({ health, ...row }) =>
        csvLine([
          row.title,
          row.externalId ?? "",
          row.organization ?? "",
          currency,
          toMajor(BigInt(row.atRiskMinor), currency),
          health.alive.toFixed(4),
          health.lostByHiatus ? "gone" : "still there",
          health.rhythmDays === null ? "" : health.rhythmDays.toFixed(1),
          health.silentDays,
          toMajor(BigInt(row.ownToComeMinor), currency),
          toMajor(BigInt(row.valueMinor), currency),
          row.ideas,
          row.friends,
          row.otherGifts,
        ]),
      )
      .join("");
  }
}
