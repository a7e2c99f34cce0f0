import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasPassword } from "#app/domain/people/account-queries.server.ts";
import { isFreshSession } from "#app/domain/people/fresh-session.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer, requireSignedIn } from "../access.server.ts";
import { answerPasswordForm } from "../account-actions.server.ts";
import { PasswordForm } from "../password-form.tsx";

export const meta: MetaFunction = () => [{ title: "Your password" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, email } = await requireCustomer(request, context);
  const { sessionCreatedAt } = await requireSignedIn(request, context);
  return json({
    email,
    hasPassword: await hasPassword(accountId),
    isFresh: isFreshSession(sessionCreatedAt, context.now),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireCustomer(request, context);
  const person = await requireSignedIn(request, context);
  return answerPasswordForm(await request.formData(), person, context, "/me");
}

export default function MyPassword() {
  const { email, hasPassword, isFresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        voice="greeting"
        back={{ href: "/me", label: "About you" }}
        title="Your password"
        lead="You need none: a link by mail always works. Set one if you would rather type it."
      />
      <Card>
        <PasswordForm {...{ hasPassword, email, isFresh }} lastResult={answer ?? null} />
      </Card>
    </div>
  );
}
