import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const config = join(root, ".dependency-cruiser.cjs");

/** What a sound house looks like: every import leads down. */
const sound: Record<string, string> = {
  "app/kernel/money.ts": "export const money = 1;",
  "app/platform/generated/client.ts": "export const client = 1;",
  "app/platform/database.server.ts":
    'import { client } from "./generated/client.ts"; export const db = client;',
  "app/ui/card.tsx": 'import { money } from "#app/kernel/money.ts"; export const card = money;',
  "emails/hello.tsx": 'import { money } from "#app/kernel/money.ts"; export const hello = money;',
  "app/domain/people/customer.ts": "export type Customer = { id: string }; export const customer = 1;",
  "app/domain/activity/record-event.server.ts":
    'import { db } from "#app/platform/database.server.ts"; export const event = db;',
  "app/domain/people/rename.server.ts":
    'import { event } from "#app/domain/activity/record-event.server.ts"; export const rename = event;',
  "app/domain/activity/record.server.ts":
    'import { db } from "#app/platform/database.server.ts"; export const record = db;',
  "app/domain/spend/order.ts":
    'import type { Customer } from "#app/domain/people/customer.ts"; export type Order = Customer;',
  "app/domain/referrals/link.ts":
    'import type { Order } from "#app/domain/spend/order.ts"; export type Link = Order;',
  "app/domain/rewards/rule.ts":
    'import type { Order } from "#app/domain/spend/order.ts"; export type Rule = Order;',
  "app/domain/value/margin.ts":
    'import type { Order } from "#app/domain/spend/order.ts"; export type Margin = Order;',
  "app/domain/intake/take.server.ts":
    'import type { Rule } from "#app/domain/rewards/rule.ts"; import type { Link } from "#app/domain/referrals/link.ts"; export type Take = Rule & Link;',
  "app/email/deliver.server.tsx": 'import { hello } from "#emails/hello.tsx"; export const deliver = hello;',
  "app/jobs/jobs.server.ts":
    'import { deliver } from "#app/email/deliver.server.tsx"; export const jobs = deliver;',
  "app/routes/access.server.ts":
    'import { record } from "#app/domain/activity/record.server.ts"; export const access = record;',
  "app/routes/portal/home.tsx":
    'import { access } from "../access.server.ts"; import { card } from "#app/ui/card.tsx"; export const home = [access, card];',
  "app/routes/admin/overview.tsx": "export const overview = 1;",
  "prisma/sample/load.server.ts":
    'import { jobs } from "#app/jobs/jobs.server.ts"; export const load = jobs;',
  "app/cli/kith.ts":
    'import { load } from "../../prisma/sample/load.server.ts"; import { db } from "#app/platform/database.server.ts"; export const kith = [load, db];',
};

/** One import that must not be, and the rule that has to say so. */
const planted: [rule: string, file: string, text: string][] = [
  ["kernel-stands-alone", "app/kernel/dates.ts", 'import "#app/domain/people/customer.ts";'],
  [
    "platform-knows-no-product",
    "app/platform/log.server.ts",
    'import type { Customer } from "#app/domain/people/customer.ts"; export type Log = Customer;',
  ],
  [
    "ui-knows-no-product",
    "app/ui/name.tsx",
    'import type { Customer } from "#app/domain/people/customer.ts"; export type Name = Customer;',
  ],
  [
    "emails-are-pure",
    "emails/bye.tsx",
    'import { db } from "#app/platform/database.server.ts"; export const bye = db;',
  ],
  [
    "people-knows-only-what-lies-below",
    "app/domain/people/join.server.ts",
    'import "#app/domain/activity/record.server.ts";',
  ],
  [
    "activity-knows-only-what-lies-below",
    "app/domain/activity/deed.ts",
    'import type { Order } from "#app/domain/spend/order.ts"; export type Deed = Order;',
  ],
  [
    "spend-knows-only-what-lies-below",
    "app/domain/spend/refund.ts",
    'import type { Link } from "#app/domain/referrals/link.ts"; export type Refund = Link;',
  ],
  [
    "referrals-knows-only-what-lies-below",
    "app/domain/referrals/code.ts",
    'import type { Rule } from "#app/domain/rewards/rule.ts"; export type Code = Rule;',
  ],
  [
    "rewards-knows-only-what-lies-below",
    "app/domain/rewards/grant.ts",
    'import type { Link } from "#app/domain/referrals/link.ts"; export type Grant = Link;',
  ],
  [
    "value-knows-only-what-lies-below",
    "app/domain/value/pot.ts",
    'import type { Rule } from "#app/domain/rewards/rule.ts"; export type Pot = Rule;',
  ],
  [
    "pure-means-pure",
    "app/domain/value/totals.ts",
    'import { db } from "#app/platform/database.server.ts"; export const totals = db;',
  ],
  [
    "pure-rules-know-no-outside",
    "app/domain/value/file.ts",
    'import { readFileSync } from "node:fs"; export const file = readFileSync;',
  ],
  ["domain-knows-no-web", "app/domain/intake/page.server.ts", 'import "#app/routes/admin/overview.tsx";'],
  ["jobs-know-no-web", "app/jobs/page.server.ts", 'import "#app/routes/admin/overview.tsx";'],
  [
    "routes-never-touch-the-database",
    "app/routes/admin/audit.tsx",
    'import { db } from "#app/platform/database.server.ts"; export const audit = db;',
  ],
  ["areas-do-not-share-routes", "app/routes/portal/rewards.tsx", 'import "../admin/overview.tsx";'],
  [
    "the-generated-client-has-one-door",
    "app/domain/people/row.server.ts",
    'import { client } from "#app/platform/generated/client.ts"; export const row = client;',
  ],
  ["no-unresolvable-imports", "app/domain/people/lost.ts", 'import "./nowhere.ts";'],
  [
    "only-the-command-line-knows-the-sample",
    "app/routes/portal/sample.server.ts",
    'import "../../../prisma/sample/load.server.ts";',
  ],
  [
    "the-sample-acts-by-commands-and-jobs",
    "prisma/sample/page.server.ts",
    'import "#app/routes/admin/overview.tsx";',
  ],
  ["nothing-imports-the-tests", "app/domain/people/odd.ts", 'import "#tests/support/cast.ts";'],
  [
    "no-cycles",
    "app/domain/people/customer.ts",
    'import type { Name } from "./name.ts"; export type Customer = Name;',
  ],
];
const beside: Record<string, string> = {
  "app/domain/people/name.ts":
    'import type { Customer } from "./customer.ts"; export type Name = Customer | string;',
  "tests/support/cast.ts": "export const cast = 1;",
};

const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

test("a sound tree passes, and each planted import is found by its rule", async () => {
  expect(await violations(sound)).toEqual([]);
  const files = Object.fromEntries(planted.map(([, file, text]) => [file, text]));
  const found = await violations({ ...sound, ...beside, ...files });
  for (const [rule, file] of planted) expect(found, `${file} breaks ${rule}`).toContainEqual({ rule, file });
});

test("every slice of the product is on the map of who may know whom", () => {
  const { forbidden } = createRequire(import.meta.url)(config) as {
    forbidden: { name: string; from: { path?: string } }[];
  };
  const mapped = forbidden.flatMap(
    ({ from }) => /^\^app\/domain\/([\w-]+)\/$/.exec(from.path ?? "")?.[1] ?? [],
  );
  const slices = readdirSync(join(root, "app/domain"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(mapped.sort()).toEqual(slices.map((entry) => entry.name).sort());
});

async function violations(files: Record<string, string>): Promise<{ rule: string; file: string }[]> {
  const tree = mkdtempSync(join(tmpdir(), "kith-boundaries-"));
  trees.push(tree);
  const all = {
    ...files,
    "package.json":
      '{"type":"module","imports":{"#app/*":"./app/*","#emails/*":"./emails/*","#tests/*":"./tests/*"}}',
    "tsconfig.json":
      '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler","allowImportingTsExtensions":true}}',
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  const report = await depcruise(tree);
  const parsed = JSON.parse(report) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return parsed.summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
}

function depcruise(cwd: string): Promise<string> {
  const command = join(root, "node_modules/.bin/depcruise");
  return new Promise((done) => {
    execFile(
      command,
      ["--config", config, "--output-type", "json", "app", "emails", "prisma"],
      { cwd },
      (_error, output) => done(output),
    );
  });
}
