import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { applicationsToDecide } from "#app/domain/groups/group-staff-queries.server.ts";
import { waitingToRead } from "#app/domain/ideas/moderation-queries.server.ts";
import { waitingFor } from "#app/domain/notifications/notification-queries.server.ts";
import { waitingFor as answersWaiting, overdueOfOthers } from "#app/domain/open-door/desk-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { customerCounts } from "#app/domain/people/customer-list-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { newCustomersBySource } from "#app/domain/referrals/referral-list-queries.server.ts";
import { rewardsWaiting } from "#app/domain/rewards/reward-queries.server.ts";
import { listImports } from "#app/domain/spend/import-queries.server.ts";
import { ordersOfMonth } from "#app/domain/spend/spend-queries.server.ts";
import { companyValue } from "#app/domain/value/queries/company-value-queries.server.ts";
import { valueByMonth } from "#app/domain/value/queries/value-by-month.server.ts";
import { isMarginSet } from "#app/domain/value/queries/value-queries.server.ts";
import { addDays } from "#app/kernel/dates.ts";
import { countFailedMails } from "#app/platform/failed-mails.server.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { requireStaff } from "../../access.server.ts";
import { ImportTable } from "../imports/import-table.tsx";
import { isUnderWay } from "../imports/import-words.ts";
import { SourcePlot } from "../referrals/source-plot.tsx";
import { CompanyWorth } from "./company-worth.tsx";
import { needsYou } from "./needs-you.ts";
import { NeedsYou } from "./needs-you-list.tsx";
import { ThisMonth } from "./this-month.tsx";

/** What the company is called until somebody names it; see prisma/schema. */
const unnamed = "Our company";

export const meta: MetaFunction = () => [{ title: "Overview" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role, accountId, staffId } = await requireStaff(request, context, "see");
  const { now } = context;
  const company = await companyView();
  const currency = company.currency ?? "EUR";
  const [
    values,
    realised,
    notices,
    marginSet,
    counts,
    months,
    orders,
    latest,
    waiting,
    failedMails,
    applications,
    unread,
    door,
    lateElsewhere,
  ] = await Promise.all([
    companyValue(),
    valueByMonth(currency, { now, timeZone: company.timeZone }),
    waitingFor(accountId, "staff"),
    isMarginSet(),
    customerCounts(),
    newCustomersBySource(company.timeZone),
    ordersOfMonth(now, company.timeZone),
    listImports({ limit: 5 }),
    rewardsWaiting(now),
    countFailedMails(addDays(now, -30)),
    applicationsToDecide(),
    waitingToRead(),
    answersWaiting(staffId, now),
    may(role, "own") ? overdueOfOthers(staffId, now) : 0,
  ]);
  const maySet = may(role, "manage");
  return json({
    currency,
    values,
    realised,
    counts,
    months,
    orders,
    imports: latest.imports,
    onHold: waiting.waiting,
    needs: needsYou({
      ...{ marginSet, failedMails, applications, unread, door },
      ...importsToSee(latest.imports, now),
      may: { moderate: may(role, "moderate"), manage: maySet },
      notices: notices.filter(({ kind, untilDone }) => !untilDone && kind !== "door-overdue"),
      overdueOfOthers: lateElsewhere,
      rewards: waiting,
      hasCustomers: counts.customers > 0,
      isNamed: company.name !== unnamed,
    }),
    marginSet,
    maySet,
    now,
    timeZone: company.timeZone,
  });
}

type Import = Awaited<ReturnType<typeof listImports>>["imports"][number];

/** Imports that are under way, and those of the last week that ended with something to look at. */
function importsToSee(imports: readonly Import[], now: Date) {
  return {
    running: imports.filter(({ state }) => isUnderWay(state)),
    imported: imports.filter(
      ({ state, rejected, createdAt }) =>
        !isUnderWay(state) && (state === "failed" || rejected > 0) && createdAt >= addDays(now, -7),
    ),
  };
}

export default function Overview() {
  const {
    currency,
    values,
    realised,
    counts,
    months,
    orders,
    imports,
    onHold,
    needs,
    marginSet,
    maySet,
    now,
    timeZone,
  } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="Overview" />
      <CompanyWorth
        values={values}
        currency={currency}
        marginSet={marginSet}
        maySet={maySet}
        customers={counts.customers}
        months={realised}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <SourcePlot months={months} />
          <Card title="Latest imports" flush actions={<TextLink href="/admin/imports">All imports</TextLink>}>
            <ImportTable short imports={imports} now={now} timeZone={timeZone} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <NeedsYou needs={needs} />
          <ThisMonth orders={orders} counts={counts} rewardsOnHold={onHold} />
        </div>
      </div>
    </div>
  );
}
