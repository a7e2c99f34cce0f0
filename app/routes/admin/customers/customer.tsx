import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditLog } from "#app/domain/activity/activity-queries.server.ts";
import { sharingOf } from "#app/domain/consent/consent-queries.server.ts";
import { titlesOfIdeas } from "#app/domain/ideas/idea-title-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { customerHeader } from "#app/domain/people/customer-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { referralsAround } from "#app/domain/referrals/referral-queries.server.ts";
import { balancesOf, rewardsOf } from "#app/domain/rewards/reward-queries.server.ts";
import { spendOf } from "#app/domain/spend/spend-queries.server.ts";
import { forecastOf } from "#app/domain/value/forecast/forecast-queries.server.ts";
import { entrySubjects } from "#app/domain/value/queries/entry-subjects.server.ts";
import { forecastEntriesOf } from "#app/domain/value/queries/forecast-entry-queries.server.ts";
import { healthOf } from "#app/domain/value/queries/health.ts";
import {
  entriesOf,
  entryKindsOf,
  latestEntriesOf,
} from "#app/domain/value/queries/value-entry-queries.server.ts";
import { customerValue } from "#app/domain/value/queries/value-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { requireStaff } from "../../access.server.ts";
import { cursorOf } from "../../page-number.ts";
import { ideasAmong } from "../audit/event-words.ts";
import { CustomerEntries } from "./customer-entries.tsx";
import { CustomerHead } from "./customer-head.tsx";
import { CustomerReferrals } from "./customer-referrals.tsx";
import { CustomerRewards } from "./customer-rewards.tsx";
import { CustomerSharing } from "./customer-sharing.tsx";
import { CustomerTimeline } from "./customer-timeline.tsx";
import { CustomerWorth } from "./customer-worth.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.customer.title} · Customers` : "Customer" },
];

type EntriesView = { kind: string | null; cursor: string | null; all: boolean };

/** One kind a page at a time, or the latest of each; before them, on the first page, what is forecast. */
async function entriesFor(customerId: string, view: EntriesView) {
  const [page, toCome] = await Promise.all([
    view.kind === null ? latestEntriesOf(customerId, view) : entriesOf(customerId, view),
    view.cursor === null ? forecastEntriesOf(customerId, view.kind === null ? { limit: 5 } : view) : [],
  ]);
  const entries = [...toCome, ...page.entries];
  const subjects = await entrySubjects(
    customerId,
    entries.map(({ id }) => id),
  );
  return { next: null, more: [] as string[], ...page, entries, subjects };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const id = params["customerId"] ?? "";
  const { search, searchParams } = new URL(request.url);
  const customer = isId(id) ? await customerHeader(id) : null;
  if (customer === null) throw new Response(null, { status: 404 });
  const view = {
    kind: searchParams.get("kind"),
    cursor: cursorOf(searchParams),
    all: searchParams.get("entries") === "all",
  };
  const [company, spend, value, toCome, kinds, entries, timeline, referrals, balances, rewards, sharing] =
    await Promise.all([
      companyView(),
      spendOf(id),
      customerValue(id),
      forecastOf(id),
      entryKindsOf(id),
      entriesFor(id, view),
      auditLog({ customerId: id, limit: 12 }),
      referralsAround(id),
      balancesOf(id),
      rewardsOf(id, { limit: 5 }),
      sharingOf(id),
    ]);
  return json({
    customer,
    spend,
    value,
    health: toCome === null ? null : healthOf(toCome),
    entries: { kinds, ...entries, view, search },
    events: timeline.events,
    ideas: await titlesOfIdeas(ideasAmong(timeline.events)),
    referrals,
    rewards: { balances, latest: rewards.rewards, mayGrant: may(role, "manage") },
    sharing,
    maySet: may(role, "manage"),
    now: context.now,
    timeZone: company.timeZone,
  });
}

export default function Customer() {
  const {
    customer,
    spend,
    value,
    health,
    entries,
    events,
    ideas,
    referrals,
    rewards,
    sharing,
    maySet,
    now,
    timeZone,
  } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <CustomerHead customer={customer} spend={spend} now={now} timeZone={timeZone} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <CustomerWorth value={value} health={health} maySet={maySet} />
          <CustomerEntries {...entries} customerId={customer.id} now={now} timeZone={timeZone} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <CustomerReferrals {...referrals} now={now} timeZone={timeZone} />
          <CustomerRewards {...rewards} customerId={customer.id} />
          <CustomerSharing {...sharing} now={now} timeZone={timeZone} />
          <CustomerTimeline
            events={events}
            ideas={ideas}
            customerId={customer.id}
            now={now}
            timeZone={timeZone}
          />
        </div>
      </div>
    </div>
  );
}
