import type { LoaderFunctionArgs } from "@remix-run/node";
import { findImport, importLines } from "#app/domain/spend/import-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { requireStaff } from "../../access.server.ts";
import { csvAnswer, csvLine } from "../../csv-answer.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const id = params["importId"] ?? "";
  const found = isId(id) ? await findImport(id) : null;
  if (found === null) throw new Response(null, { status: 404 });
  return csvAnswer(`lines of ${found.fileName}`.replace(/(\.csv)?$/i, ".csv"), linesOf(id));
}

async function* linesOf(importId: string): AsyncGenerator<string> {
  yield csvLine(["line", "verdict", "reason", "excerpt"]);
  for (let after: number | null = 0; after !== null; ) {
    const page = await importLines(importId, { after, limit: 2_000 });
    yield page.lines.map((row) => csvLine([row.line, row.verdict, row.reason, row.excerpt])).join("");
    after = page.next;
  }
}
