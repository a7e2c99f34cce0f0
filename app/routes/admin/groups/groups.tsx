import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listGroupsForStaff } from "#app/domain/groups/group-staff-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { GroupTable } from "./group-table.tsx";

export const meta: MetaFunction = () => [{ title: "Beta and advisory groups" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const [groups, { timeZone }] = await Promise.all([listGroupsForStaff(), companyView()]);
  return json({ groups, mayManage: may(role, "manage"), now: context.now, timeZone });
}

export default function Groups() {
  const { groups, mayManage, now, timeZone } = useLoaderData<typeof loader>();
  const open = mayManage ? (
    <LinkButton look="primary" href="/admin/groups/new">
      Open a group
    </LinkButton>
  ) : null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Groups"
        lead="Beta tests and advisory groups: who asks, who waits, who is in."
        actions={groups.length > 0 ? open : null}
      />
      {groups.length === 0 ? (
        <EmptyState title="No groups yet" action={open}>
          Let customers try what is not finished yet, or ask a few of them for advice again and again.
        </EmptyState>
      ) : (
        <Card flush>
          <GroupTable {...{ groups, now, timeZone }} />
        </Card>
      )}
    </div>
  );
}
