import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inbox, inboxCounts } from "#app/domain/inbox/inbox-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../access.server.ts";
import { pageNumber } from "../page-number.ts";
import { InboxTable } from "./inbox-table.tsx";

export const meta: MetaFunction = () => [{ title: "Inbox" }];

const views = [
  { view: "waiting", label: "Waiting for us", href: "/admin/inbox", empty: "Nobody waits for an answer" },
  {
    view: "answered",
    label: "Answered",
    href: "/admin/inbox?view=answered",
    empty: "Nothing is answered yet",
  },
  { view: "settled", label: "Settled", href: "/admin/inbox?view=settled", empty: "Nothing is settled yet" },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asker = await requireStaff(request, context, "see");
  const search = new URL(request.url).searchParams;
  const { view, empty } = views.find((one) => one.view === search.get("view")) ?? views[0];
  const page = pageNumber(search);
  const [{ rows, hasMore }, counts, { timeZone }] = await Promise.all([
    inbox(asker, view, page, context.now),
    inboxCounts(asker),
    companyView(),
  ]);
  return json({ rows, hasMore, counts, view, empty, page, timeZone, now: context.now });
}

export default function Inbox() {
  const { rows, hasMore, counts, view, empty, page, timeZone, now } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Inbox"
        lead="What customers wrote through the open door, as far as you may read it: the promise most at risk first, then who is worth most to us."
      />
      <FilterChips
        label="Views of the inbox"
        options={views.map((one) => ({
          label: one.label,
          href: one.href,
          current: one.view === view,
          count: counts[one.view],
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={empty}>
          When a customer writes to somebody behind the open door, it stands here with the time by which we
          promised to answer.
        </EmptyState>
      ) : (
        <Card flush>
          <InboxTable rows={rows} timeZone={timeZone} now={now} />
        </Card>
      )}
      <Pagination
        previousHref={page > 1 ? `?view=${view}&page=${page - 1}` : null}
        nextHref={hasMore ? `?view=${view}&page=${page + 1}` : null}
      />
    </div>
  );
}
