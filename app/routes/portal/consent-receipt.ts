import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptFor } from "#app/domain/consent/receipt-queries.server.ts";
import { requireCustomer } from "../access.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const key = params["purpose"] ?? "";
  const receipt = await receiptFor(customerId, key);
  if (receipt === null) throw new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(receipt, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="consent-receipt-${key.replaceAll(/[^\w-]/g, "_")}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
