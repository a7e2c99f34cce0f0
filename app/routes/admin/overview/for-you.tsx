import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noticesOf, preferencesOf } from "#app/domain/notifications/notification-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { MailPreferences } from "../../mail-preferences.tsx";
import { answerMailPreferences, answerNoticeButtons } from "../../notice-actions.server.ts";
import { MarkAllRead, NoticeList } from "../../notice-list.tsx";
import { cursorOf } from "../../page-number.ts";

const path = "/admin/for-you";

export const meta: MetaFunction = () => [{ title: "For you" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, email } = await requireStaff(request, context, "see");
  const cursor = cursorOf(new URL(request.url).searchParams);
  const [{ timeZone }, news, preferences] = await Promise.all([
    companyView(),
    noticesOf(accountId, "staff", cursor),
    preferencesOf(accountId, "staff"),
  ]);
  return json({ ...news, preferences, email, isFirstPage: cursor === null, now: context.now, timeZone });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = await requireStaff(request, context, "see");
  const form = await request.formData();
  const reader = { accountId, to: "staff" as const, list: path };
  return form.get("intent") === "save"
    ? answerMailPreferences(form, reader, context.now)
    : answerNoticeButtons(form, reader, context.now);
}

export default function ForYou() {
  const { notices, preferences, email, next, isFirstPage, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="For you"
        lead="What customers wrote to you, and what you promised them."
        actions={notices.some(({ readAt }) => readAt === null) ? <MarkAllRead action={path} /> : null}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {notices.length === 0 ? (
            <EmptyState title={isFirstPage ? "Nothing for you yet" : "Nothing older"}>
              When a customer writes to you by name, you read it here first.
            </EmptyState>
          ) : (
            <NoticeList {...{ notices, now, timeZone }} action={path} />
          )}
          <Pagination nextHref={next ? `?after=${next}` : null} previousHref={isFirstPage ? null : "?"} />
        </div>
        <Card title="Mails to you" lead={<span className="wrap-anywhere">They go to {email}.</span>}>
          <MailPreferences action={path} preferences={preferences} />
        </Card>
      </div>
    </div>
  );
}
