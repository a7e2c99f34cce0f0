import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { redeemLink } from "#app/domain/intake/redeem-link.server.ts";
import { mailCodeInput } from "#app/domain/people/people-input.ts";
import { env } from "#app/platform/env.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { secretOfBrowser, typedAddress } from "../asking-browser.server.ts";
import { CodeField } from "../code-field.tsx";
import { problemsOf } from "../field-props.ts";
import { hasteOf } from "../limits.server.ts";
import { answerSignedIn } from "../signed-in-answer.server.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction = () => [{ title: "Check your mail" }];

export function loader({ request }: LoaderFunctionArgs) {
  const joins = new URL(request.url).searchParams.get("for") === "join";
  const readsMailHere = env.KITH_MODE === "development" && env.RESEND_API_KEY === undefined;
  return json({ address: typedAddress(request), joins, readsMailHere });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: mailCodeInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const browserSecret = secretOfBrowser(request);
  const haste = await hasteOf("sign-in-code", context.clientAddress, typedAddress(request));
  if (haste !== null) return json(submission.reply({ formErrors: [haste.message] }), haste.answer);
  if (browserSecret === null) {
    return json(
      submission.reply({
        formErrors: ["This browser has not asked for a mail in the last ten minutes. Ask for a new one."],
      }),
      400,
    );
  }
  const userAgent = request.headers.get("User-Agent") ?? "";
  const answer = await redeemLink(
    { token: null, code: submission.value.code, browserSecret, userAgent },
    context.now,
  );
  if (answer.kind === "signed-in") return answerSignedIn(request, answer, context.now);
  const words = answer.because === "nobody" ? "These are not the six digits of the mail." : answer.detail;
  return json(submission.reply({ fieldErrors: { code: [words] } }), 400);
}

export default function CheckMail() {
  const { address, joins, readsMailHere } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ code: string }>({ id: "by-code", lastResult: answer ?? null });
  const written = joins
    ? `We have written to ${address ?? "your address"}.`
    : `If we know ${address ?? "your address"}, a mail is on its way to it.`;
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <PageHeader
        voice="greeting"
        title="Check your mail"
        lead={`${written} Press the link in it, or type its six digits here. Both work for ten minutes.`}
      />
      <Card>
        <form method="post" noValidate className="flex flex-col gap-4">
          <CodeField field={fields.code} />
          <Button size="large">Sign in</Button>
        </form>
      </Card>
      {readsMailHere ? (
        <p className="text-14 text-ink-quiet">
          No mail is sent from this machine yet. <TextLink href="/dev/outbox">Read it in the outbox</TextLink>
          .
        </p>
      ) : null}
      <p className="text-14 text-ink-quiet">
        Nothing there after a minute? Look among the unwanted mail, or{" "}
        <TextLink href={joins ? "/join" : "/sign-in"}>ask for another</TextLink>. Only the newest one works.
      </p>
    </div>
  );
}
