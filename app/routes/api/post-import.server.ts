import { z } from "zod";
import { receiveImport } from "#app/domain/intake/receive-import.server.ts";
import { answer } from "./answer.ts";
import { source } from "./fields.ts";
import { importOnce } from "./import-once.server.ts";
import { operation } from "./operation.server.ts";

export const postImport = operation({
  method: "POST",
  path: "/api/v1/imports",
  operationId: "postImport",
  summary:
    "Send a file of orders. Columns: order_id, customer_id, email, placed_at, amount, currency and, if you like, cost, refunded_amount, referral_code; amounts in major units; a time without an offset is read as UTC.",
  scope: "imports:write",
  takes: "text/csv",
  input: null,
  query: z.strictObject({ kind: z.enum(["orders"], "Must be orders."), source: source.optional() }),
  answers: {
    202: {
      description: "The file was received and waits to be read; follow it at href.",
      schema: z.strictObject({ id: z.uuid(), href: z.string() }),
    },
  },
  idempotencyKey: "optional",
  handle: (asked) =>
    importOnce(asked, async (body) => {
      const file = { fileName: "orders.csv", source: asked.query.source ?? "import", body };
      const { importId } = await receiveImport(file, asked.actor, asked.now);
      const href = `/api/v1/imports/${importId}`;
      return answer(202, { id: importId, href }, { location: href });
    }),
});
