import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type ModerationView, moderationFilter, moderationViews } from "#app/domain/ideas/moderation-list.ts";
import { ideasToModerate, waitingToRead } from "#app/domain/ideas/moderation-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SearchBox } from "#app/ui/search-box.tsx";
import { requireStaff } from "../../access.server.ts";
import { pageNumber } from "../../page-number.ts";
import { queryHref } from "../../query-href.ts";
import { IdeaTable } from "./idea-table.tsx";

export const meta: MetaFunction = () => [{ title: "Ideas of customers" }];

const labels: Record<ModerationView, string> = {
  waiting: "Waiting to be read",
  unanswered: "Without an answer",
  underway: "Planned or started",
  done: "Shipped or declined",
  merged: "Merged",
  hidden: "Hidden",
  all: "All",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const filter = moderationFilter.parse(Object.fromEntries(searchParams));
  const page = pageNumber(searchParams);
  const [list, waiting] = await Promise.all([ideasToModerate({ ...filter, page }), waitingToRead()]);
  return json({ ...list, filter, page, waiting, search, now: context.now });
}

export default function Ideas() {
  const { ideas, hasMore, filter, page, waiting, search, now } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Ideas"
        lead="What customers wish for. First ideas and comments wait here to be read; an answer reaches everybody who voted."
      />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <FilterChips
          label="Views"
          options={moderationViews.map((view) => ({
            label: labels[view],
            href: queryHref(search, { view: view === "waiting" ? null : view, page: null }),
            current: view === filter.view,
            ...(view === "waiting" ? { count: waiting } : {}),
          }))}
        />
        <SearchBox key={filter.q} action="/admin/ideas?view=all" label="Search ideas" value={filter.q} />
      </div>
      {ideas.length === 0 ? (
        <EmptyState title={filter.view === "waiting" && !filter.q ? "Nothing waits" : "No ideas here"}>
          {filter.view === "waiting" && !filter.q
            ? "Everything that was written has been read."
            : "Look at another view, or search for other words."}
        </EmptyState>
      ) : (
        <Card flush>
          <IdeaTable ideas={ideas} now={now} />
        </Card>
      )}
      <Pagination
        previousHref={page > 1 ? queryHref(search, { page: String(page - 1) }) : null}
        nextHref={hasMore ? queryHref(search, { page: String(page + 1) }) : null}
      />
    </div>
  );
}
