import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { type LinksView, linksViewOf, linksViews } from "#app/domain/referrals/link-list.ts";
import { listLinks, newCustomersBySource } from "#app/domain/referrals/referral-list-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { pageNumber } from "../../page-number.ts";
import { queryHref } from "../../query-href.ts";
import { viewOptions } from "../view-options.ts";
import { LinkTable } from "./link-table.tsx";
import { SourcePlot } from "./source-plot.tsx";

export const meta: MetaFunction = () => [{ title: "Referrals" }];

const viewWords: Readonly<Record<LinksView, string>> = {
  all: "All",
  opened: "Opened",
  joined: "Brought somebody",
  unused: "Not used yet",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const view = linksViewOf(searchParams);
  const { timeZone } = await companyView();
  const [months, list] = await Promise.all([
    newCustomersBySource(timeZone),
    listLinks(pageNumber(searchParams), view),
  ]);
  return json({
    months,
    ...list,
    ...{ view, search, timeZone },
    mayManage: may(role, "manage"),
    now: context.now,
  });
}

export default function Referrals() {
  const { months, links, total, page, pageSize, view, search, mayManage, now, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Referrals"
        lead="Where new customers come from, and whose links bring them."
        actions={
          mayManage ? <LinkButton href="/admin/settings/referrals">Change the terms</LinkButton> : null
        }
      />
      <SourcePlot months={months} />
      <Card
        title="Links"
        lead="Those that brought the most people first. Openings by robots and previews are not counted."
        flush
      >
        <div className="px-5 pb-4">
          <FilterChips
            label="Links"
            options={viewOptions(
              linksViews.map((value) => ({ value, label: viewWords[value] })),
              view,
              search,
            )}
          />
        </div>
        <LinkTable isFiltered={view !== "all"} links={links} now={now} timeZone={timeZone} />
      </Card>
      <Pagination
        summary={total > 0 ? `${total.toLocaleString("en-GB")} ${total === 1 ? "link" : "links"}` : undefined}
        previousHref={page > 1 ? queryHref(search, { page: String(page - 1) }) : null}
        nextHref={page * pageSize < total ? queryHref(search, { page: String(page + 1) }) : null}
      />
    </div>
  );
}
