import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { valueMatrix } from "#app/domain/value/queries/matrix.server.ts";
import { matrixFilter } from "#app/domain/value/queries/matrix.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { counted } from "../../counted.ts";
import { queryHref } from "../../query-href.ts";
import { MatrixFilters } from "./matrix-filters.tsx";
import { MatrixPlot } from "./matrix-plot.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { QuadrantTable } from "./quadrant-table.tsx";
import { quadrantWords } from "./quadrant-words.ts";
import { ValueNav } from "./value-nav.tsx";

export const meta: MetaFunction = () => [{ title: "Value matrix" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const filter = matrixFilter.parse(Object.fromEntries(searchParams));
  const { currency } = await companyView();
  return json({ matrix: await valueMatrix(currency ?? "EUR", filter), filter, search });
}

export default function ValueMatrix() {
  const { matrix, filter, search } = useLoaderData<typeof loader>();
  const { total, page, pageSize } = matrix;
  const last = Math.min(page * pageSize, total);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Value matrix"
        lead="What customers buy against what they bring. Those who bring much need not be those who buy much."
      />
      <ValueNav />
      {matrix.customers === 0 ? (
        <EmptyState
          title="Nobody has a value yet"
          action={<LinkButton href="/admin/value">See what is missing</LinkButton>}
        >
          As soon as orders are valued, every customer has a place here.
        </EmptyState>
      ) : (
        <>
          <MatrixFilters filter={filter} search={search} />
          <Card>
            <MatrixPlot matrix={matrix} filter={filter} search={search} />
          </Card>
          <Card title="The four quadrants" flush>
            <QuadrantTable matrix={matrix} filter={filter} search={search} />
          </Card>
          <div id="list" className="flex flex-col">
            <Card
              title={filter.quadrant === "all" ? "All customers" : quadrantWords(filter.quadrant).name}
              lead={filter.quadrant === "all" ? undefined : quadrantWords(filter.quadrant).meaning}
              flush
            >
              <MatrixTable matrix={matrix} filter={filter} search={search} />
            </Card>
            <Pagination
              summary={`${((page - 1) * pageSize + 1).toLocaleString("en-GB")}–${last.toLocaleString("en-GB")} of ${counted(total, "customer", "customers")}`}
              previousHref={page > 1 ? listHref(search, page - 1) : null}
              nextHref={last < total ? listHref(search, page + 1) : null}
            />
          </div>
        </>
      )}
    </div>
  );
}

function listHref(search: string, page: number): string {
  return `${queryHref(search, { page: String(page) })}#list`;
}
