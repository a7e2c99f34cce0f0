import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inbox, inboxCounts } from "#app/domain/inbox/inbox-queries.server.ts";
import { type StrandedThread, strandedThreads } from "#app/domain/open-door/desk-queries.server.ts";
import { reassignInput } from "#app/domain/open-door/door-input.ts";
import { reassignThread } from "#app/domain/open-door/reassign-thread.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { listStaff } from "#app/domain/people/staff-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { pageNumber } from "../../page-number.ts";
import { InboxTable } from "./inbox-table.tsx";
import { StrandedThreads } from "./stranded-threads.tsx";

export const meta: MetaFunction = () => [{ title: "Inbox" }];

const views = [
  { view: "waiting", label: "Waiting for us", href: "/admin/inbox", empty: "Nobody waits for an answer" },
  {
    view: "answered",
    label: "Answered",
    href: "/admin/inbox?view=answered",
    empty: "Nothing is answered yet",
  },
  { view: "settled", label: "Settled", href: "/admin/inbox?view=settled", empty: "Nothing is settled yet" },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asker = await requireStaff(request, context, "see");
  const search = new URL(request.url).searchParams;
  const { view, empty } = views.find((one) => one.view === search.get("view")) ?? views[0];
  const page = pageNumber(search);
  const owns = may(asker.role, "own");
  const stranded: StrandedThread[] = owns ? await strandedThreads() : [];
  const [{ rows, hasMore }, counts, { timeZone }, staff] = await Promise.all([
    inbox(asker, view, page, context.now),
    inboxCounts(asker),
    companyView(),
    stranded.length > 0 ? listStaff() : [],
  ]);
  const colleagues = staff.map(({ staffId, name }) => ({ staffId, name }));
  return json({ rows, hasMore, counts, view, empty, page, stranded, colleagues, timeZone, now: context.now });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const owner = await requireStaff(request, context, "own");
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: reassignInput });
  const threadId = String(form.get("threadId") ?? "");
  if (submission.status !== "success") return json({ threadId, result: submission.reply() }, 400);
  const answer = await reassignThread(submission.value, owner, context.now);
  if (answer.kind === "refused")
    return json({ threadId, result: submission.reply({ fieldErrors: { staffId: [answer.detail] } }) }, 400);
  const message = `${answer.name} answers from now on, and the customer is told.`;
  return redirect("/admin/inbox", { status: 303, headers: withFlash(new Headers(), message) });
}

export default function Inbox() {
  const { rows, hasMore, counts, view, empty, page, stranded, colleagues, timeZone, now } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Inbox"
        lead="What customers wrote through the open door, as far as you may read it: the promise most at risk first, then who is worth most to us."
      />
      {stranded.length > 0 ? (
        <StrandedThreads threads={stranded} {...{ colleagues, failed, timeZone, now }} />
      ) : null}
      <FilterChips
        label="Views of the inbox"
        options={views.map((one) => ({
          label: one.label,
          href: one.href,
          current: one.view === view,
          count: counts[one.view],
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={empty}>
          When a customer writes to somebody behind the open door, it stands here with the time by which we
          promised to answer.
        </EmptyState>
      ) : (
        <Card flush>
          <InboxTable rows={rows} timeZone={timeZone} now={now} />
        </Card>
      )}
      <Pagination
        previousHref={page > 1 ? `?view=${view}&page=${page - 1}` : null}
        nextHref={hasMore ? `?view=${view}&page=${page + 1}` : null}
      />
    </div>
  );
}
