import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Bell } from "lucide-react";
import { noticesOf } from "#app/domain/notifications/notification-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireCustomer } from "../access.server.ts";
import { answerNoticeButtons } from "../notice-actions.server.ts";
import { MarkAllRead, NoticeList } from "../notice-list.tsx";
import { cursorOf } from "../page-number.ts";

export const meta: MetaFunction = () => [{ title: "News for you" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = await requireCustomer(request, context);
  const cursor = cursorOf(new URL(request.url).searchParams);
  const [{ timeZone }, news] = await Promise.all([companyView(), noticesOf(accountId, "customers", cursor)]);
  return json({ ...news, isFirstPage: cursor === null, now: context.now, timeZone });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = await requireCustomer(request, context);
  const reader = { accountId, to: "customers" as const, list: "/notifications" };
  return answerNoticeButtons(await request.formData(), reader, context.now);
}

export default function Notifications() {
  const { notices, next, isFirstPage, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        voice="greeting"
        title="News for you"
        lead="What others answered, decided or gave because of something you did."
        actions={
          <>
            {notices.some(({ readAt }) => readAt === null) ? <MarkAllRead action="/notifications" /> : null}
            <LinkButton look="plain" href="/me/preferences">
              Choose your mails
            </LinkButton>
          </>
        }
      />
      {notices.length === 0 ? (
        <EmptyState
          icon={<Bell size={28} strokeWidth={1.75} />}
          title={isFirstPage ? "No news yet" : "No older news"}
          action={<LinkButton href="/home">Go to your home page</LinkButton>}
        >
          When somebody answers you, decides on something you asked for or thanks you, you read it here.
        </EmptyState>
      ) : (
        <NoticeList {...{ notices, now, timeZone }} action="/notifications" />
      )}
      <Pagination nextHref={next ? `?after=${next}` : null} previousHref={isFirstPage ? null : "?"} />
    </div>
  );
}
