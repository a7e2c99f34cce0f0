import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Lightbulb } from "lucide-react";
import { ideaListFilter } from "#app/domain/ideas/idea-list.ts";
import { ideaCards, listIdeas, topics } from "#app/domain/ideas/idea-list-queries.server.ts";
import { similarIdeas } from "#app/domain/ideas/similar-ideas.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { plainWords } from "#app/ui/plain-words.ts";
import { signedIn } from "../access.server.ts";
import { pageNumber } from "../page-number.ts";
import { queryHref } from "../query-href.ts";
import { FoundIdeas } from "./found-ideas.tsx";
import { IdeaCard } from "./idea-card.tsx";
import { IdeaField } from "./idea-field.tsx";
import { ideaTabsOf } from "./idea-tabs.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ideas · ${data.company}` : "Ideas" },
  { name: "description", content: "What customers wish for, what is planned, and what became of it." },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  const filter = ideaListFilter.parse(Object.fromEntries(searchParams));
  const page = pageNumber(searchParams);
  const [{ name }, person] = await Promise.all([companyView(), signedIn(request, context)]);
  const customerId = person?.customer?.customerId ?? null;
  const list = filter.q
    ? { ideas: await found(filter.q, customerId), hasMore: false }
    : await listIdeas({ ...filter, page, customerId });
  const chips = filter.q ? [] : await topics();
  const ideas = list.ideas.map((idea) => ({ ...idea, excerpt: plainWords(idea.excerpt) }));
  return json({
    company: name,
    ideas,
    hasMore: list.hasMore,
    filter,
    page,
    search,
    chips,
    now: context.now,
  });
}

async function found(text: string, customerId: string | null) {
  const similar = await similarIdeas(text, 8);
  return ideaCards(
    similar.map(({ id }) => id),
    customerId,
  );
}

export default function Ideas() {
  const { company, ideas, hasMore, filter, page, search, chips, now } = useLoaderData<typeof loader>();
  const backTo = `/ideas${search}`;
  return (
    <div className="wrap-anywhere flex flex-col gap-8">
      <PageHeader
        voice="greeting"
        title="What would make us better for you?"
        lead={`Everybody at ${company} reads this. You see what came of it.`}
      />
      <IdeaField typed={filter.q} />
      {filter.q ? (
        <FoundIdeas typed={filter.q} ideas={ideas} now={now} backTo={backTo} />
      ) : (
        <>
          <div className="flex flex-wrap justify-between gap-x-8 gap-y-3">
            <FilterChips label="Lists" options={ideaTabsOf(filter, search)} />
            {chips.length > 0 ? (
              <FilterChips
                label="Topics"
                options={chips.map((topic) => ({
                  label: topic,
                  href: queryHref(search, { topic: topic === filter.topic ? null : topic, page: null }),
                  current: topic === filter.topic,
                }))}
              />
            ) : null}
          </div>
          {ideas.length === 0 ? (
            <EmptyState icon={<Lightbulb size={28} strokeWidth={1.75} />} title="Nothing here yet">
              Be the first: say above what would make your day with us easier.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {ideas.map((idea) => (
                <li key={idea.id}>
                  <IdeaCard idea={idea} now={now} backTo={backTo} />
                </li>
              ))}
            </ul>
          )}
          <Pagination
            previousHref={page > 1 ? queryHref(search, { page: page === 2 ? null : String(page - 1) }) : null}
            nextHref={hasMore ? queryHref(search, { page: String(page + 1) }) : null}
          />
        </>
      )}
    </div>
  );
}
