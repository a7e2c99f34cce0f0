import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { listRewards, type RewardState, rewardTotals } from "#app/domain/rewards/reward-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { Money } from "#app/ui/money.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { cursorOf } from "../../page-number.ts";
import { queryHref } from "../../query-href.ts";
import { RewardTable } from "./reward-table.tsx";

export const meta: MetaFunction = () => [{ title: "Rewards" }];

const states: readonly RewardState[] = ["on-its-way", "ready", "taken-back"];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const state = states.find((known) => known === searchParams.get("state")) ?? null;
  const cursor = cursorOf(searchParams);
  const [{ timeZone }, list, totals] = await Promise.all([
    companyView(),
    listRewards({ state, cursor }),
    rewardTotals(),
  ]);
  return json({ ...list, totals, state, isFirstPage: cursor === null, search, now: context.now, timeZone });
}

const views = [
  { state: null, label: "All" },
  { state: "on-its-way", label: "On their way" },
  { state: "ready", label: "Ready" },
  { state: "taken-back", label: "Taken back" },
] as const;

export default function Rewards() {
  const { rewards, next, totals, state, isFirstPage, search, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Rewards"
        lead={
          totals.length === 0
            ? "What customers receive as thanks."
            : totals.map((total) => (
                <span key={total.currency} className="block">
                  <Money amountMinor={total.availableMinor} currency={total.currency} /> ready for customers
                  to use, <Money amountMinor={total.pendingMinor} currency={total.currency} /> on its way
                </span>
              ))
        }
      />
      <FilterChips
        label="States"
        options={views.map((view) => ({
          label: view.label,
          href: queryHref(search, { state: view.state, after: null }),
          current: view.state === state,
        }))}
      />
      <Card flush>
        <RewardTable rewards={rewards} now={now} timeZone={timeZone} />
      </Card>
      <Pagination
        previousHref={isFirstPage ? null : queryHref(search, { after: null })}
        nextHref={next ? queryHref(search, { after: next }) : null}
      />
    </div>
  );
}
