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
/** What Ada wrote to Tom: she, Tom, owners and managers. */
const onlyAda: Row = { ...customersOnly, otherCustomer: "absent" };
const whoReadsToms: Row = { ...whoSees, moderator: "absent" };
const whoModerates: Row = { ...whoSees, executive: "forbidden" };
const whoManages: Row = { ...whoSees, moderator: "forbidden", executive: "forbidden" };
const whoOwns: Row = { ...whoManages, manager: "forbidden" };

/** One row a route of app/routes.ts: who may look (GET), and who may act (POST) where it has an action. */
export const expectations: Record<string, { get: Row; post?: Row }> = {
  "/": { get: anyone },
  "/sign-in": { get: anyone, post: anyone },
  "/sign-in/check-mail": { get: anyone, post: anyone },
  "/join": { get: anyone, post: anyone },
  "/link/:token": { get: anyone, post: anyone },
  "/unsubscribe/:token": { get: nobody },
  "/set-up/:token": { get: nobody, post: anyone },
  "/invited/:code": { get: anyone },
  "/ideas": { get: anyone },
  "/ideas/:ideaId": { get: anyone, post: customersOnly },
  "/dev/outbox": { get: anyone },
  "/dev/outbox/:mailId": { get: anyone },
  "/sign-out": { get: anyone, post: anyone },
  "/theme": { get: anyone, post: anyone },
  "/home": { get: customersOnly },
  "/notifications": { get: customersOnly, post: customersOnly },
  "/open-door": { get: customersOnly, post: customersOnly },
  "/open-door/:threadId": { get: onlyAda, post: onlyAda },
  "/groups": { get: customersOnly },
  "/groups/:groupId": { get: customersOnly, post: customersOnly },
  "/ideas/new": { get: customersOnly, post: customersOnly },
  "/refer": { get: customersOnly },
  "/refer/qr": { get: customersOnly },
  "/rewards": { get: customersOnly },
  "/consent": { get: customersOnly, post: customersOnly },
  "/consent/:purpose/receipt": { get: customersOnly },
  "/me": { get: customersOnly, post: customersOnly },
  "/me/preferences": { get: customersOnly, post: customersOnly },
  "/me/password": { get: customersOnly, post: customersOnly },
  "/me/sessions": { get: customersOnly, post: customersOnly },
  "/admin": { get: whoSees },
  "/admin/for-you": { get: whoSees, post: whoSees },
  "/admin/inbox": { get: whoSees, post: whoOwns },
  "/admin/inbox/:threadId": { get: whoReadsToms, post: whoReadsToms },
  "/admin/customers": { get: whoSees },
  "/admin/customers/invite": { get: whoManages, post: whoManages },
  "/admin/customers/:customerId": { get: whoSees },
  "/admin/customers/:customerId/grant": { get: whoManages, post: whoManages },
  "/admin/customers/:customerId/value/:entryId": { get: whoSees },
  "/admin/value": { get: whoSees, post: whoManages },
  "/admin/value/equity.csv": { get: whoSees },
  "/admin/value/by-month.csv": { get: whoSees },
  "/admin/value/matrix": { get: whoSees },
  "/admin/value/matrix.csv": { get: whoSees },
  "/admin/value/levers": { get: whoSees },
  "/admin/value/levers.csv": { get: whoSees },
  "/admin/value/churn": { get: whoSees },
  "/admin/value/churn.csv": { get: whoSees },
  "/admin/value/model": { get: whoSees },
  "/admin/groups": { get: whoSees },
  "/admin/groups/new": { get: whoManages, post: whoManages },
  "/admin/groups/:groupId": { get: whoSees, post: whoModerates },
  "/admin/groups/:groupId/edit": { get: whoManages, post: whoManages },
  "/admin/groups/:groupId/agreement": { get: whoSees, post: whoManages },
  "/admin/ideas": { get: whoSees },
  "/admin/ideas/:ideaId": { get: whoSees, post: whoModerates },
  "/admin/imports": { get: whoSees, post: whoManages },
  "/admin/imports/:importId": { get: whoSees },
  "/admin/imports/:importId/lines.csv": { get: whoSees },
  "/admin/referrals": { get: whoSees },
  "/admin/referrals/by-source.csv": { get: whoSees },
  "/admin/rewards": { get: whoSees },
  "/admin/purposes": { get: whoSees },
  "/admin/purposes/new": { get: whoManages, post: whoManages },
  "/admin/purposes/:purposeId": { get: whoSees, post: whoManages },
  "/admin/audit": { get: whoSees },
  "/admin/account": { get: whoSees, post: whoSees },
  "/admin/settings": { get: whoManages, post: whoManages },
  "/admin/settings/value": { get: whoManages, post: whoManages },
  "/admin/settings/value/:rate": { get: whoManages, post: whoManages },
  "/admin/settings/referrals": { get: whoManages, post: whoManages },
  "/admin/settings/open-door": { get: whoManages, post: whoManages },
  "/admin/settings/staff": { get: whoOwns, post: whoOwns },
  "/admin/settings/api-keys": { get: whoOwns, post: whoOwns },
  "/*": { get: nobody },
};

/** Plain routes with no key are open to anyone; they are listed so that a new one is noticed. */
export const openPlainRoutes = [
  "GET /brand.css",
  "GET /brand-logo",
  "GET /r/:code",
  "GET /ideas/matches",
  "POST /ideas/:ideaId/vote",
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
