import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { readStandingValuation } from "#app/domain/value/forecast/forecast-queries.server.ts";
import { churnFilter } from "#app/domain/value/queries/churn-list.ts";
import { churnWatch } from "#app/domain/value/queries/churn-queries.server.ts";
import { refusedModel } from "#app/domain/value/queries/forecast-state.ts";
import { isMarginSet } from "#app/domain/value/queries/value-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { When } from "#app/ui/when.tsx";
import { requireStaff } from "../../access.server.ts";
import { queryHref } from "../../query-href.ts";
import { ChurnHead } from "./churn-head.tsx";
import { ChurnTable } from "./churn-table.tsx";
import { NoForecast } from "./no-forecast.tsx";
import { ValueNav } from "./value-nav.tsx";

export const meta: MetaFunction = () => [{ title: "Churn watch · Value" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const filter = churnFilter.parse(Object.fromEntries(searchParams));
  const [standing, list, marginSet, { timeZone }] = await Promise.all([
    readStandingValuation(),
    churnWatch(filter),
    isMarginSet(),
    companyView(),
  ]);
  return json({
    ...list,
    standing:
      standing === null
        ? null
        : {
            at: standing.at,
            currency: standing.currency,
            customers: standing.customers,
            atRiskMinor: standing.totals.atRiskMinor,
            refused: refusedModel(standing.models),
          },
    filter,
    search,
    marginSet,
    maySet: may(role, "manage"),
    now: context.now,
    timeZone,
  });
}

export default function ChurnWatch() {
  const { rows, hasNext, standing, filter, search, marginSet, maySet, now, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Churn watch"
        lead="Whom you may be losing, and how much of what they would bring hangs on it. Those with most at risk stand first."
        actions={
          rows.length > 0 ? (
            <LinkButton
              href={`/admin/value/churn.csv${filter.view === "all" ? "" : `?view=${filter.view}`}`}
              external
            >
              Download the list
            </LinkButton>
          ) : null
        }
      />
      <ValueNav />
      {standing === null || standing.refused !== null || !marginSet ? (
        <NoForecast model={standing?.refused ?? null} marginSet={marginSet} maySet={maySet} />
      ) : (
        <>
          <ChurnHead standing={standing} filter={filter} search={search} />
          <Card flush>
            <ChurnTable rows={rows} currency={standing.currency} isFiltered={filter.view !== "all"} />
          </Card>
          <Pagination
            previousHref={filter.page > 1 ? queryHref(search, { page: String(filter.page - 1) }) : null}
            nextHref={hasNext ? queryHref(search, { page: String(filter.page + 1) }) : null}
          />
          <p className="text-14 text-ink-quiet">
            As of <When at={standing.at} now={now} timeZone={timeZone} />, when the forecast was made.
          </p>
        </>
      )}
    </div>
  );
}
