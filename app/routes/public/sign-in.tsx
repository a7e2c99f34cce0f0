import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { mailSignInInput, passwordSignInInput } from "#app/domain/people/people-input.ts";
import { requestSignIn } from "#app/domain/people/request-sign-in.server.ts";
import { safePath } from "#app/domain/people/safe-path.ts";
import { signInWithPassword } from "#app/domain/people/sign-in-with-password.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { signedIn } from "../access.server.ts";
import { rememberAskingBrowser } from "../asking-browser.server.ts";
import { fieldProps, problemsOf } from "../field-props.ts";
import { hasteOf } from "../limits.server.ts";
import { answerSignedIn } from "../signed-in-answer.server.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Sign in · ${data.company}` : "Sign in" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  const person = await signedIn(request, context);
  if (person?.staff) throw redirect("/admin");
  if (person?.customer) throw redirect("/home");
  const { name } = await companyView();
  return json({ company: name, to });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  return form.get("intent") === "password" ? byPassword(request, form, context) : byMail(form, context);
}

type Context = ActionFunctionArgs["context"];

async function byMail(form: FormData, context: Context) {
  const submission = parseWithZod(form, { schema: mailSignInInput });
  if (submission.status !== "success") return json({ by: "mail", result: submission.reply() }, 400);
  const { email, to } = submission.value;
  const haste = await hasteOf("sign-in", context.clientAddress, email);
  if (haste !== null)
    return json({ by: "mail", result: submission.reply({ formErrors: [haste.message] }) }, haste.answer);
  const { secret, headers } = rememberAskingBrowser(email);
  await requestSignIn({ email, browserSecret: secret, to: safePath(to) }, context.now);
  return redirect("/sign-in/check-mail", { status: 303, headers });
}

async function byPassword(request: Request, form: FormData, context: Context) {
  const submission = parseWithZod(form, { schema: passwordSignInInput });
  const hideFields = ["password" as const];
  if (submission.status !== "success")
    return json({ by: "password", result: submission.reply({ hideFields }) }, 400);
  const { email, password, to } = submission.value;
  const haste = await hasteOf("sign-in", context.clientAddress, email);
  if (haste !== null)
    return json(
      { by: "password", result: submission.reply({ hideFields, formErrors: [haste.message] }) },
      haste.answer,
    );
  const userAgent = request.headers.get("User-Agent") ?? "";
  const answer = await signInWithPassword({ email, password, userAgent }, context.now);
  if (answer.kind === "signed-in") return answerSignedIn(request, { ...answer, to: to ?? null }, context.now);
  const status = answer.because === "busy" ? 503 : 400;
  return json(
    { by: "password", result: submission.reply({ hideFields, formErrors: [answer.detail] }) },
    status,
  );
}

export default function SignIn() {
  const { company, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [mailForm, mail] = useForm<{ email: string; to?: string }>({
    id: "mail",
    lastResult: answer?.by === "mail" ? answer.result : null,
  });
  const [passwordForm, password] = useForm<{ email: string; password: string; to?: string }>({
    id: "password",
    lastResult: answer?.by === "password" ? answer.result : null,
  });
  const keptTo = (answer?.result.initialValue?.["to"] as string | undefined) ?? to ?? undefined;
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <ErrorSummary errors={[...problemsOf(mailForm, mail), ...problemsOf(passwordForm, password)]} />
      <PageHeader
        voice="greeting"
        title={`Sign in to ${company}`}
        lead="We mail you a link and six digits. There is nothing to remember."
      />
      <Card>
        <form method="post" action="/sign-in" noValidate className="flex flex-col gap-4">
          <input type="hidden" name="to" value={keptTo ?? ""} />
          <Field label="Your e-mail address" type="email" autoComplete="email" {...fieldProps(mail.email)} />
          <Button name="intent" value="mail" size="large">
            Send me a link
          </Button>
        </form>
      </Card>
      <Disclosure summary="Sign in with a password instead" open={answer?.by === "password"}>
        <form method="post" action="/sign-in" noValidate className="flex flex-col gap-4 pt-2">
          <input type="hidden" name="to" value={keptTo ?? ""} />
          <Field
            label="Your e-mail address"
            type="email"
            autoComplete="username"
            {...fieldProps(password.email)}
          />
          <Field
            label="Password"
            type="password"
            autoComplete="current-password"
            {...fieldProps(password.password)}
          />
          <Button name="intent" value="password" look="secondary">
            Sign in
          </Button>
        </form>
      </Disclosure>
      <p className="text-14 text-ink-quiet">
        New here? <TextLink href="/join">Join {company}</TextLink>.
      </p>
    </div>
  );
}
