import { findImport } from "#app/domain/spend/import-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { answer } from "./answer.ts";
import { noQuery, operation } from "./operation.server.ts";
import { problem } from "./problem.ts";
import { importOut } from "./schemas.ts";

export const getImport = operation({
  method: "GET",
  path: "/api/v1/imports/{id}",
  operationId: "getImport",
  summary: "Follow an import: how many lines were read, and what became of them.",
  scope: "imports:write",
  input: null,
  query: noQuery,
  answers: { 200: { description: "The import as it stands.", schema: importOut } },
  idempotencyKey: "none",
  handle: async ({ params: { id = "" } }) => {
    const found = isId(id) ? await findImport(id) : null;
    if (found === null)
      return problem(
        "not-found",
        "There is no import with this id. Send the file again to POST /api/v1/imports.",
      );
    const { state, read, imported, duplicates, rejected, noted, failure } = found;
    const errorsHref = `/api/v1/imports/${id}/errors`;
    return answer(200, { id, state, read, imported, duplicates, rejected, noted, failure, errorsHref });
  },
});
