import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listGroups } from "#app/domain/groups/group-queries.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { requireCustomer } from "../access.server.ts";
import { GroupCards } from "./group-cards.tsx";

export const meta: MetaFunction = () => [{ title: "Groups" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  return json({ groups: await listGroups(customerId) });
}

export default function Groups() {
  const { groups } = useLoaderData<typeof loader>();
  const running = ["asked", "waiting", "to-accept", "member"];
  const yours = groups.filter(({ standing }) => running.includes(standing.kind));
  const others = groups.filter(({ standing }) => !running.includes(standing.kind));
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        voice="greeting"
        title="Groups"
        lead="Try what is not finished yet, or tell us what we should do next."
      />
      {groups.length === 0 ? (
        <EmptyState title="No group is open now" action={<TextLink href="/home">Back to your home</TextLink>}>
          When we look for people to test something or to advise us, you find it here.
        </EmptyState>
      ) : null}
      {yours.length > 0 ? <GroupCards title="Yours" groups={yours} /> : null}
      {others.length > 0 ? <GroupCards title="Open to you" groups={others} /> : null}
    </div>
  );
}
