import type { PlainRoute } from "#app/platform/plain-route.server.ts";
import { getCustomer } from "./get-customer.server.ts";
import { getCustomerValue } from "./get-customer-value.server.ts";
import { getImport } from "./get-import.server.ts";
import { getImportErrors } from "./get-import-errors.server.ts";
import { getOrders } from "./get-orders.server.ts";
import { getReferralLink } from "./get-referral-link.server.ts";
import { getValueSummary } from "./get-value-summary.server.ts";
import { openApiDocument } from "./openapi.server.ts";
import type { Operation } from "./operation.server.ts";
import { postContribution } from "./post-contribution.server.ts";
import { postExchangeRates } from "./post-exchange-rates.server.ts";
import { postImport } from "./post-import.server.ts";
import { postOrder } from "./post-order.server.ts";
import { postOutcome } from "./post-outcome.server.ts";
import { postRefund } from "./post-refund.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { send } from "./send.server.ts";
import { serveOperation } from "./serve-operation.server.ts";

/** Everything the API does. Router and OpenAPI document are made from this table. */
export const operations: readonly Operation[] = [
  putCustomer,
  getCustomer,
  getReferralLink,
  postOrder,
  getOrders,
  postRefund,
  postContribution,
  postOutcome,
  postExchangeRates,
  postImport,
  getImport,
  getImportErrors,
  getCustomerValue,
  getValueSummary,
];

/** The document's text, made when it is first asked for. */
let document: string | undefined;

const openApiRoute: PlainRoute = {
  method: "GET",
  pattern: "/api/v1/openapi.json",
  access: "anyone",
  handle: (asked) => {
    document ??= JSON.stringify(openApiDocument(operations));
    return send(asked, { status: 200, body: document, headers: { "access-control-allow-origin": "*" } });
  },
};

/** The routes of the API, for the server. */
export const apiRoutes: readonly PlainRoute[] = [
  openApiRoute,
  ...operations.map(
    (operation): PlainRoute => ({
      method: operation.method,
      pattern: operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      access: "api-key",
      handle: (asked) => serveOperation(operation, asked),
    }),
  ),
];
