import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { redeemLink } from "#app/domain/intake/redeem-link.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { linkView } from "#app/domain/people/link-queries.server.ts";
import { pressableLinkInput } from "#app/domain/people/people-input.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { secretOfBrowser } from "../asking-browser.server.ts";
import { CodeField } from "../code-field.tsx";
import { problemsOf } from "../field-props.ts";
import { hasteOf } from "../limits.server.ts";
import { answerSignedIn } from "../signed-in-answer.server.ts";
import { deadLinkWords, type LinkWords, liveLinkWords } from "./link-words.ts";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.words.title ?? "A link" },
  { name: "robots", content: "noindex" },
];

/** Opening a link uses nothing up: only the button does. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [{ name }, link] = await Promise.all([
    companyView(),
    linkView(params["token"] ?? "", secretOfBrowser(request), context.now),
  ]);
  const words: LinkWords =
    link !== null && (link.standing === "ready" || link.standing === "code-needed")
      ? liveLinkWords(link.purpose, name)
      : deadLinkWords(link?.standing ?? null);
  return json({ words, asksCode: link?.standing === "code-needed" }, { status: link === null ? 404 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: pressableLinkInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const code = submission.value.code ?? null;
  const haste = code === null ? null : await hasteOf("sign-in-code", context.clientAddress, null);
  if (haste !== null) return json(submission.reply({ formErrors: [haste.message] }), haste.answer);
  const { now } = context;
  const userAgent = request.headers.get("User-Agent") ?? "";
  const answer = await redeemLink(
    { token: params["token"] ?? "", code, browserSecret: secretOfBrowser(request), userAgent },
    now,
  );
  if (answer.kind === "signed-in") return answerSignedIn(request, answer, now);
  const isAboutCode = answer.because === "wrong-code" || answer.because === "code-needed";
  return json(
    submission.reply(
      isAboutCode ? { fieldErrors: { code: [answer.detail] } } : { formErrors: [answer.detail] },
    ),
    400,
  );
}

const codeLead =
  "The link was asked for in another browser. Type the six digits of the same mail, so that we know it is you.";

export default function LinkPage() {
  const { words, asksCode } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ code: string }>({ id: "link", lastResult: answer ?? null });
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <ErrorSummary title="This did not work" errors={problemsOf(form, fields)} />
      <PageHeader voice="greeting" title={words.title} lead={asksCode ? codeLead : words.lead} />
      {words.button === null ? (
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/sign-in" look="primary" size="large">
            Get a new link
          </LinkButton>
          <LinkButton href="/" size="large">
            Go to the front page
          </LinkButton>
        </div>
      ) : (
        <Card>
          <form method="post" noValidate className="flex flex-col gap-4">
            {asksCode ? <CodeField field={fields.code} /> : null}
            <Button size="large">{words.button}</Button>
          </form>
        </Card>
      )}
    </div>
  );
}
