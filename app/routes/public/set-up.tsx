import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setUpInput } from "#app/domain/people/company-input.ts";
import { setUpIsOpen, setUpOwner } from "#app/domain/people/set-up-owner.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { currencyOptions } from "../currency-options.ts";
import { fieldProps, problemsOf } from "../field-props.ts";
import { answerSignedIn } from "../signed-in-answer.server.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction = () => [{ title: "Set up Kith" }, { name: "robots", content: "noindex" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const isOpen = await setUpIsOpen(params["token"] ?? "", context.now);
  return json({ isOpen, currencies: isOpen ? currencyOptions() : [] }, { status: isOpen ? 200 : 404 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: setUpInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const userAgent = request.headers.get("User-Agent") ?? "";
  const answer = await setUpOwner(
    { ...submission.value, token: params["token"] ?? "", userAgent },
    context.now,
  );
  if (answer.kind === "refused") return json(submission.reply({ formErrors: [answer.detail] }), 400);
  const message = "Welcome. Enter your margin next: without it, no relationship has a value.";
  return answerSignedIn(
    request,
    { session: answer.session, staff: true, to: "/admin/settings/value", message },
    context.now,
  );
}

export default function SetUp() {
  const { isOpen, currencies } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string; email: string; company: string; currency?: string }>({
    id: "set-up",
    lastResult: answer ?? null,
  });
  if (!isOpen) return <ClosedSetUp />;
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <PageHeader
        voice="greeting"
        title="Set up Kith"
        lead="Four answers, and your company has a place for the people who carry it."
      />
      <Card>
        <form method="post" noValidate className="flex flex-col gap-4">
          <Field
            label="Name of the company"
            autoComplete="organization"
            maxLength={80}
            {...fieldProps(fields.company)}
          />
          <Field
            label="Your name"
            hint="Customers read it under what you write."
            autoComplete="name"
            maxLength={120}
            {...fieldProps(fields.name)}
          />
          <Field
            label="Your e-mail address"
            hint="You sign in with it, and you will own this installation."
            type="email"
            autoComplete="email"
            {...fieldProps(fields.email)}
          />
          <SelectField
            label="Currency"
            hint="All figures are told in it. Left open, the first order decides."
            optional
            options={currencies}
            {...fieldProps(fields.currency)}
          />
          <Button size="large">Set up Kith</Button>
        </form>
      </Card>
    </div>
  );
}

function ClosedSetUp() {
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <PageHeader
        voice="greeting"
        title="This set-up link does not work any more"
        lead="It works once and for 24 hours. If Kith has no owner yet, start it again: it prints a new link."
      />
      <p>
        <LinkButton href="/sign-in" look="primary" size="large">
          Sign in
        </LinkButton>
      </p>
    </div>
  );
}
