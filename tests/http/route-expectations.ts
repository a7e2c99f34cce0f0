/** Who asks. `customer` is Ada, `otherCustomer` Cleo; they have nothing to do with each other. */
export const visitors = [
  "anonymous",
  "customer",
  "otherCustomer",
  "moderator",
  "manager",
  "executive",
  "owner",
] as const;
export type Visitor = (typeof visitors)[number];

/** What an answer comes to: let in, sent to sign in, told there is nothing (404), or told it is not theirs to do (403). */
export type Verdict = "allowed" | "sign-in" | "absent" | "forbidden";
export type Row = Record<Visitor, Verdict>;

const anyone: Row = every("allowed");
const nobody: Row = every("absent");
const customersOnly: Row = {
  ...every("absent"),
  anonymous: "sign-in",
  customer: "allowed",
  otherCustomer: "allowed",
};
const whoSees: Row = { ...anyone, anonymous: "sign-in", customer: "absent", otherCustomer: "absent" };
const whoManages: Row = { ...whoSees, moderator: "forbidden", executive: "forbidden" };
const whoOwns: Row = { ...whoManages, manager: "forbidden" };

/** One row a route of app/routes.ts: who may look (GET), and who may act (POST) where it has an action. */
export const expectations: Record<string, { get: Row; post?: Row }> = {
  "/": { get: anyone },
  "/sign-in": { get: anyone, post: anyone },
  "/sign-in/check-mail": { get: anyone, post: anyone },
  "/join": { get: anyone, post: anyone },
  "/link/:token": { get: anyone, post: anyone },
  "/set-up/:token": { get: nobody, post: anyone },
  "/invited/:code": { get: anyone },
  "/dev/outbox": { get: anyone },
  "/dev/outbox/:mailId": { get: anyone },
  "/sign-out": { get: anyone, post: anyone },
  "/theme": { get: anyone, post: anyone },
  "/home": { get: customersOnly },
  "/refer": { get: customersOnly },
  "/refer/qr": { get: customersOnly },
  "/rewards": { get: customersOnly },
  "/me": { get: customersOnly, post: customersOnly },
  "/me/password": { get: customersOnly, post: customersOnly },
  "/me/sessions": { get: customersOnly, post: customersOnly },
  "/admin": { get: whoSees },
  "/admin/customers": { get: whoSees },
  "/admin/customers/invite": { get: whoManages, post: whoManages },
  "/admin/customers/:customerId": { get: whoSees },
  "/admin/customers/:customerId/grant": { get: whoManages, post: whoManages },
  "/admin/customers/:customerId/value/:entryId": { get: whoSees },
  "/admin/imports": { get: whoSees, post: whoManages },
  "/admin/imports/:importId": { get: whoSees },
  "/admin/imports/:importId/lines.csv": { get: whoSees },
  "/admin/referrals": { get: whoSees },
  "/admin/referrals/by-source.csv": { get: whoSees },
  "/admin/rewards": { get: whoSees },
  "/admin/audit": { get: whoSees },
  "/admin/account": { get: whoSees, post: whoSees },
  "/admin/settings": { get: whoManages, post: whoManages },
  "/admin/settings/value": { get: whoManages, post: whoManages },
  "/admin/settings/referrals": { get: whoManages, post: whoManages },
  "/admin/settings/staff": { get: whoOwns, post: whoOwns },
  "/admin/settings/api-keys": { get: whoOwns, post: whoOwns },
  "/*": { get: nobody },
};

/** Plain routes with no key are open to anyone; they are listed so that a new one is noticed. */
export const openPlainRoutes = [
  "GET /brand.css",
  "GET /brand-logo",
  "GET /r/:code",
  "GET /api/v1/openapi.json",
];

function every(verdict: Verdict): Row {
  return {
    anonymous: verdict,
    customer: verdict,
    otherCustomer: verdict,
    moderator: verdict,
    manager: verdict,
    executive: verdict,
    owner: verdict,
  };
}
