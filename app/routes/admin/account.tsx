import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasPassword, sessionViews } from "#app/domain/people/account-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { isFreshSession } from "#app/domain/people/fresh-session.ts";
import { nameInput } from "#app/domain/people/people-input.ts";
import { renameStaff } from "#app/domain/people/rename-person.server.ts";
import { roleWords } from "#app/domain/people/roles.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { themeFromCookie } from "#app/ui/theme.ts";
import { ThemeChoice } from "#app/ui/theme-choice.tsx";
import { requireSignedIn, requireStaff } from "../access.server.ts";
import { answerPasswordForm, answerSessionButtons } from "../account-actions.server.ts";
import { withFlash } from "../flash.server.ts";
import { NameForm } from "../name-form.tsx";
import { PasswordForm } from "../password-form.tsx";
import { SessionList } from "../session-list.tsx";

const path = "/admin/account";

export const meta: MetaFunction = () => [{ title: "Your account" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email, role } = await requireStaff(request, context, "see");
  const { accountId, sessionId, sessionCreatedAt } = await requireSignedIn(request, context);
  const [{ timeZone }, withPassword, sessions] = await Promise.all([
    companyView(),
    hasPassword(accountId),
    sessionViews(accountId, sessionId, context.now),
  ]);
  return json({
    ...{ name, email, role, timeZone, sessions, hasPassword: withPassword, now: context.now },
    isFresh: isFreshSession(sessionCreatedAt, context.now),
    theme: themeFromCookie(request.headers.get("Cookie")),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "see");
  const person = await requireSignedIn(request, context);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "end" || intent === "everywhere")
    return answerSessionButtons(form, person, context.now, path);
  if (intent !== "name") return answerPasswordForm(form, person, context, path);
  const submission = parseWithZod(form, { schema: nameInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  await renameStaff(staffId, submission.value.name, context.now);
  return redirect(path, { status: 303, headers: withFlash(new Headers(), "Your name is saved.") });
}

export default function Account() {
  const { name, email, role, timeZone, sessions, hasPassword, now, isFresh, theme } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const isAboutName = answer?.error !== undefined && answer.error !== null && "name" in answer.error;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="Your account" />
      <Card title="You">
        <div className="flex flex-col gap-5">
          <Facts
            facts={[
              { label: "E-mail address", value: <span className="break-words">{email}</span> },
              { label: "Role", value: `${roleWords(role).name}. ${roleWords(role).rights}.` },
            ]}
          />
          <NameForm
            name={name}
            hint="Customers read it under what you write."
            lastResult={isAboutName ? answer : null}
          />
        </div>
      </Card>
      <Card title="Password" lead="You need none: a link by mail always works.">
        <PasswordForm {...{ hasPassword, email, isFresh }} lastResult={isAboutName ? null : answer} />
      </Card>
      <Card
        title="Where you are signed in"
        lead="Staff are signed out after 30 minutes without use, and after 12 hours in any case."
      >
        <SessionList {...{ sessions, timeZone, now }} action={path} />
      </Card>
      <Card title="Light and dark">
        <ThemeChoice action="/theme" current={theme} returnTo={path} />
      </Card>
    </div>
  );
}
