// The map of the product: a room may use only what lies below it. Slices of one floor do not know each other.
const people = ["people"];
const activity = [...people, "activity"];
const notifications = [...activity, "notifications"];
const spend = [...notifications, "spend"];
const referrals = [...spend, "referrals"];
const deeds = spend;

/** Which slices of app/domain a slice may use beside itself. */
const mayKnow = {
  people: [],
  activity: people,
  notifications: activity,
  consent: notifications,
  groups: notifications,
  "open-door": notifications,
  ideas: notifications,
  spend: notifications,
  referrals: spend,
  rewards: deeds,
  value: deeds,
  intake: [...referrals, "rewards", "value"],
  inbox: [...deeds, "open-door", "value"],
};

/** Every change writes its event in its own transaction, so the event log itself is open to every slice. */
const eventLog = "activity/record-event\\.server\\.ts$";

const rule = (name, from, to) => ({ name, severity: "error", from, to });
const tests = "\\.(test|db\\.test|http\\.test)\\.tsx?$";
const pureOnly = {
  path: "^(app|emails)/",
  pathNot: `\\.server\\.|${tests}|^app/((server|worker)\\.ts|root\\.tsx|entry\\.|routes/|jobs/|email/|cli/)`,
};
const database =
  "^app/platform/(database|sql|queue|outbox|migrate|schema-engine|embedded-postgres)\\.server\\.|^app/platform/generated/|^node_modules/(@prisma/|pg/|graphile-worker/)";

module.exports = {
  forbidden: [
    rule("no-cycles", {}, { circular: true }),
    rule("no-unresolvable-imports", {}, { couldNotResolve: true, pathNot: "^virtual:|\\?" }),
    rule("pure-means-pure", pureOnly, { path: "\\.server\\." }),
    rule(
      "pure-rules-know-no-outside",
      { path: "^app/(kernel|domain)/", pathNot: `\\.server\\.|${tests}` },
      {
        path: "^node_modules/(@prisma|pg|react|@remix-run|express|resend)(/|$)|^(node:)?(fs|net|http|child_process|process)$",
      },
    ),
    rule("kernel-stands-alone", { path: "^app/kernel/" }, { path: "^(app/(?!kernel/)|emails/)" }),
    rule(
      "platform-knows-no-product",
      { path: "^app/platform/", pathNot: tests },
      { path: "^app/(domain|routes|jobs|email|ui|cli)/|^app/server\\.|^emails/" },
    ),
    rule(
      "ui-knows-no-product",
      { path: "^app/ui/" },
      { path: "^app/(domain|routes|jobs|email|platform|cli)/|^app/server\\.|^emails/" },
    ),
    rule(
      "emails-are-pure",
      { path: "^emails/" },
      { path: "\\.server\\.|^app/(platform|routes|jobs|email|domain|ui|cli)/" },
    ),
    rule(
      "domain-knows-no-web",
      { path: "^app/domain/" },
      {
        path: "^app/(routes|ui|jobs|email|cli)/|^app/(server|worker|root|entry)|^emails/|^node_modules/(react|react-dom|@remix-run)(/|$)",
      },
    ),
    rule("email-knows-no-web", { path: "^app/email/" }, { path: "^app/(routes|ui|jobs|cli)/" }),
    rule("jobs-know-no-web", { path: "^app/jobs/" }, { path: "^app/(routes|ui|cli)/" }),
    rule(
      "routes-know-no-process",
      { path: "^app/routes/" },
      { path: "^app/(cli|jobs)/|^app/server\\.|^emails/|^app/email/(?!outbox-queries)" },
    ),
    rule("routes-never-touch-the-database", { path: "^app/(routes|ui|root|entry)" }, { path: database }),
    rule(
      "areas-do-not-share-routes",
      { path: "^app/routes/([^/]+)/" },
      { path: "^app/routes/[^/]+/", pathNot: "^app/routes/$1/" },
    ),
    rule(
      "the-generated-client-has-one-door",
      { pathNot: "^app/platform/" },
      { path: "^app/platform/generated/" },
    ),
    rule(
      "nothing-imports-the-tests",
      { path: "^(app|emails)/", pathNot: tests },
      { path: `^tests/|${tests}` },
    ),
    rule(
      "only-the-command-line-knows-the-sample",
      { path: "^(app|emails)/", pathNot: "^app/cli/" },
      { path: "^prisma/sample/" },
    ),
    rule(
      "the-sample-acts-by-commands-and-jobs",
      { path: "^prisma/sample/", pathNot: tests },
      { path: "^app/(routes|ui|email|cli)/|^app/(server|worker|root|entry)|^(emails|tests)/" },
    ),
    ...Object.entries(mayKnow).map(([slice, known]) =>
      rule(
        `${slice}-knows-only-what-lies-below`,
        { path: `^app/domain/${slice}/`, pathNot: tests },
        {
          path: "^app/domain/[^/]+/",
          pathNot: `^app/domain/(${[slice, ...known].map((name) => `${name}/`).join("|")}|${eventLog})`,
        },
      ),
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^app/platform/generated" },
    exclude: { path: "^build/|^node_modules/.*/node_modules/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["node", "import", "types", "default"],
    },
  },
};
