import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasPassword } from "#app/domain/people/account-queries.server.ts";
import { nameInput } from "#app/domain/people/people-input.ts";
import { renameCustomer } from "#app/domain/people/rename-person.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { withFlash } from "../flash.server.ts";
import { NameForm } from "../name-form.tsx";

export const meta: MetaFunction = () => [{ title: "About you" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email, accountId } = await requireCustomer(request, context);
  return json({ name, email, hasPassword: await hasPassword(accountId) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const submission = parseWithZod(await request.formData(), { schema: nameInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  await renameCustomer(customerId, submission.value.name, context.now);
  return redirect("/me", { status: 303, headers: withFlash(new Headers(), "Your name is saved.") });
}

export default function Me() {
  const { name, email, hasPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="flex flex-col gap-8">
      <PageHeader voice="greeting" title="About you" lead="What we call you, and how you come in." />
      <Card title="Your name">
        <NameForm name={name ?? ""} lastResult={answer ?? null} />
      </Card>
      <Card
        title="Mails"
        actions={<LinkButton href="/me/preferences">Choose your mails</LinkButton>}
        lead="What we write to you about, and what you find here alone."
      />
      <Card title="Signing in">
        <Facts
          facts={[
            { label: "E-mail address", value: <span className="break-words">{email}</span> },
            {
              label: "Password",
              value: hasPassword
                ? "Set. You can also have a link mailed to you."
                : "None. We mail you a link.",
            },
          ]}
        />
        <div className="mt-4 flex flex-wrap gap-3">
          <LinkButton href="/me/password">{hasPassword ? "Change password" : "Set a password"}</LinkButton>
          <LinkButton href="/me/sessions">Where you are signed in</LinkButton>
        </div>
      </Card>
    </div>
  );
}
