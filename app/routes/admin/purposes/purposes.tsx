import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPurposes } from "#app/domain/consent/purpose-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { requireStaff } from "../../access.server.ts";

export const meta: MetaFunction = () => [{ title: "Purposes" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const [purposes, { timeZone }] = await Promise.all([listPurposes(), companyView()]);
  return json({ purposes, mayManage: may(role, "manage"), now: context.now, timeZone });
}

const number = new Intl.NumberFormat("en-GB");

export default function Purposes() {
  const { purposes, mayManage, now, timeZone } = useLoaderData<typeof loader>();
  const open = (
    <LinkButton look="primary" href="/admin/purposes/new">
      Open a purpose
    </LinkButton>
  );
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Purposes"
        lead="What customers are asked to share data for. Only those who agreed to a purpose count for it."
        actions={mayManage && purposes.length > 0 ? open : null}
      />
      {purposes.length === 0 ? (
        <EmptyState title="No purposes yet" action={mayManage ? open : null}>
          A purpose says what data you would like to use, why, and what people get. Each customer decides on
          each purpose, and can take it back at any time.
        </EmptyState>
      ) : (
        <Card title="All purposes" flush>
          <Table
            caption="Purposes"
            rows={purposes}
            rowKey={(row) => row.id}
            rowHref={(row) => `/admin/purposes/${row.id}`}
            columns={[
              {
                key: "name",
                label: "Purpose",
                cell: (row) => <span className="wrap-anywhere">{row.name}</span>,
              },
              {
                key: "state",
                label: "State",
                cell: (row) =>
                  row.closedAt === null ? <Badge tone="good">Open</Badge> : <Badge>Closed</Badge>,
              },
              { key: "version", label: "Version", numeric: true, cell: (row) => number.format(row.version) },
              { key: "given", label: "Sharing", numeric: true, cell: (row) => number.format(row.given) },
              {
                key: "earlier",
                label: "Of an earlier version",
                numeric: true,
                cell: (row) => number.format(row.earlier),
              },
              {
                key: "withdrawn",
                label: "Withdrawn",
                numeric: true,
                cell: (row) => number.format(row.withdrawn),
              },
              { key: "uses", label: "Uses", numeric: true, cell: (row) => number.format(row.uses) },
              {
                key: "since",
                label: "Opened",
                cell: (row) => <When at={row.createdAt} now={now} style="day" timeZone={timeZone} />,
              },
            ]}
          />
        </Card>
      )}
    </div>
  );
}
