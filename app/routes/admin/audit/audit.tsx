import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditLog, knownVerbs } from "#app/domain/activity/activity-queries.server.ts";
import { titlesOfIdeas } from "#app/domain/ideas/idea-title-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { addDays, parseMoment } from "#app/kernel/dates.ts";
import { isId } from "#app/kernel/ids.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { cursorOf } from "../../page-number.ts";
import { queryHref } from "../../query-href.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { ideasAmong } from "./event-words.ts";

export const meta: MetaFunction = () => [{ title: "Audit log" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const said = {
    verb: searchParams.get("verb") || null,
    actor: searchParams.get("actor") || null,
    from: searchParams.get("from") || null,
    until: searchParams.get("until") || null,
  };
  const customer = searchParams.get("customer") ?? "";
  const until = parseMoment(said.until ?? "");
  const [{ timeZone }, verbs, log] = await Promise.all([
    companyView(),
    knownVerbs(),
    auditLog({
      verb: said.verb,
      actorKind: said.actor,
      from: parseMoment(said.from ?? ""),
      until: until && addDays(until, 1),
      customerId: isId(customer) ? customer : null,
      cursor: cursorOf(searchParams),
    }),
  ]);
  return json({
    ...log,
    ideas: await titlesOfIdeas(ideasAmong(log.events)),
    verbs,
    said,
    customer: isId(customer) ? customer : null,
    search,
    now: context.now,
    timeZone,
  });
}

export default function Audit() {
  const { events, ideas, next, verbs, said, customer, search, now, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Audit log"
        lead="Everything that was changed, by whom, newest first. Nothing here can be edited or taken away."
      />
      <AuditFilters verbs={verbs} said={said} customer={customer} />
      <Card flush>
        <AuditTable events={events} ideas={ideas} now={now} timeZone={timeZone} />
      </Card>
      <Pagination
        previousHref={new URLSearchParams(search).has("after") ? queryHref(search, { after: null }) : null}
        nextHref={next ? queryHref(search, { after: next }) : null}
      />
    </div>
  );
}
