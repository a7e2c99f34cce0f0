import { z } from "zod";
import { findImport, type ImportLineView, importLines } from "#app/domain/spend/import-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { answer } from "./answer.ts";
import { csvRow } from "./csv-row.ts";
import { operation } from "./operation.server.ts";
import { problem } from "./problem.ts";
import { page } from "./schemas.ts";

const pageSize = 1_000;

export const getImportErrors = operation({
  method: "GET",
  path: "/api/v1/imports/{id}/errors",
  operationId: "getImportErrors",
  summary:
    "List the lines of an import that were rejected or noted, with the reasons: pages of JSON, or the whole list as CSV.",
  scope: "imports:write",
  input: null,
  query: z.strictObject({
    format: z.enum(["json", "csv"], "Must be json or csv.").optional(),
    cursor: z
      .string()
      .regex(/^\d{1,9}$/, "Must be the value of next from the page before.")
      .optional(),
  }),
  answers: {
    200: {
      description: "The lines, in the order of the file.",
      alsoCsv: true,
      schema: page(
        z.strictObject({
          line: z.int(),
          verdict: z.enum(["rejected", "noted"]),
          reason: z.string(),
          excerpt: z.string(),
        }),
      ),
    },
  },
  idempotencyKey: "none",
  handle: async ({ params: { id = "" }, query, accept }) => {
    const found = isId(id) ? await findImport(id) : null;
    if (found === null)
      return problem(
        "not-found",
        "There is no import with this id. Send the file again to POST /api/v1/imports.",
      );
    if ((query.format ?? (accept.includes("text/csv") ? "csv" : "json")) === "csv") {
      return { status: 200, body: csvOf(id), contentType: "text/csv; charset=utf-8" };
    }
    const { lines, next } = await importLines(id, { after: Number(query.cursor ?? 0), limit: pageSize });
    return answer(200, { data: lines, next: next === null ? null : String(next) });
  },
});

async function* csvOf(importId: string): AsyncGenerator<string> {
  yield csvRow(["line", "verdict", "reason", "excerpt"]);
  let after: number | null = 0;
  while (after !== null) {
    const page: { lines: ImportLineView[]; next: number | null } = await importLines(importId, {
      after,
      limit: pageSize,
    });
    yield page.lines
      .map((line) => csvRow([String(line.line), line.verdict, line.reason, line.excerpt]))
      .join("");
    after = page.next;
  }
}
