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
import { joinInput } from "#app/domain/people/people-input.ts";
import { requestJoining } from "#app/domain/people/request-joining.server.ts";
import { safePath } from "#app/domain/people/safe-path.ts";
import { isId } from "#app/kernel/ids.ts";
import { readCookie } from "#app/platform/cookies.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { signedIn } from "../access.server.ts";
import { rememberAskingBrowser } from "../asking-browser.server.ts";
import { fieldProps, problemsOf } from "../field-props.ts";
import { hasteOf } from "../limits.server.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Join ${data.company}` : "Join" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await signedIn(request, context);
  if (person?.customer) throw redirect("/home");
  const query = new URL(request.url).searchParams;
  const { name } = await companyView();
  return json({
    company: name,
    code: query.get("code")?.slice(0, 64) ?? "",
    to: safePath(query.get("to")) ?? "",
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: joinInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { name, email, code, to } = submission.value;
  const haste = await hasteOf("join", context.clientAddress, email);
  if (haste !== null) return json(submission.reply({ formErrors: [haste.message] }), haste.answer);
  const { secret, headers } = rememberAskingBrowser(email);
  const click = readCookie(request, "kith_click");
  const clickId = click !== null && isId(click) ? click : null;
  await requestJoining(
    { name, email, browserSecret: secret, clickId, code: code ?? null, to: safePath(to) },
    context.now,
  );
  return redirect("/sign-in/check-mail?for=join", { status: 303, headers });
}

export default function Join() {
  const { company, code, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string; email: string; code?: string; to?: string }>({
    id: "join",
    lastResult: answer ?? null,
    defaultValue: { code, to },
  });
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <PageHeader
        voice="greeting"
        title={`Join ${company}`}
        lead="Your name and your address are enough. We mail you a link to make sure that the address is yours."
      />
      <Card>
        <form method="post" action="/join" noValidate className="flex flex-col gap-4">
          <input type="hidden" name="code" value={fields.code.initialValue ?? ""} />
          <input type="hidden" name="to" value={fields.to.initialValue ?? ""} />
          <Field label="Your name" autoComplete="name" maxLength={120} {...fieldProps(fields.name)} />
          <Field
            label="Your e-mail address"
            type="email"
            autoComplete="email"
            {...fieldProps(fields.email)}
          />
          <Button size="large">Join {company}</Button>
        </form>
      </Card>
      <p className="text-14 text-ink-quiet">
        Have you joined before? <TextLink href="/sign-in">Sign in</TextLink>.
      </p>
    </div>
  );
}
