import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { customerListFilter } from "#app/domain/people/customer-list.ts";
import { listCustomers } from "#app/domain/people/customer-list-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { queryHref } from "../../query-href.ts";
import { CustomerFilters } from "./customer-filters.tsx";
import { CustomerTable } from "./customer-table.tsx";

export const meta: MetaFunction = () => [{ title: "Customers" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const filter = customerListFilter.parse(Object.fromEntries(searchParams));
  const list = await listCustomers(filter);
  return json({ ...list, filter, search, mayInvite: may(role, "manage"), now: context.now });
}

export default function Customers() {
  const { rows, total, page, pageSize, filter, search, mayInvite, now } = useLoaderData<typeof loader>();
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const number = new Intl.NumberFormat("en-GB");
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Customers"
        lead="Everybody you know, with what they spent and what the relationship is worth."
        actions={
          mayInvite ? (
            <LinkButton look="primary" href="/admin/customers/invite">
              Invite a customer
            </LinkButton>
          ) : null
        }
      />
      <CustomerFilters filter={filter} search={search} />
      <Card flush>
        <CustomerTable rows={rows} filter={filter} search={search} now={now} />
      </Card>
      <Pagination
        summary={
          rows.length > 0
            ? `${number.format(first)}–${number.format(last)} of ${number.format(total)} ${total === 1 ? "customer" : "customers"}`
            : undefined
        }
        previousHref={page > 1 ? queryHref(search, { page: String(page - 1) }) : null}
        nextHref={last < total ? queryHref(search, { page: String(page + 1) }) : null}
      />
    </div>
  );
}
