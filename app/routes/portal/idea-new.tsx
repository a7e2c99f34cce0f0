import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { proposalInput, storyMost, titleMost, topicMost } from "#app/domain/ideas/idea-input.ts";
import { topics, unseenIdeasOf } from "#app/domain/ideas/idea-list-queries.server.ts";
import { proposeIdea } from "#app/domain/ideas/propose-idea.server.ts";
import { type SimilarIdea, similarIdeas } from "#app/domain/ideas/similar-ideas.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { requireCustomer } from "../access.server.ts";
import { counted } from "../counted.ts";
import { fieldProps, problemsOf } from "../field-props.ts";
import { withFlash } from "../flash.server.ts";
import { wordsOfVisibility } from "../idea-words.ts";
import { hasteOf } from "../limits.server.ts";

export const meta: MetaFunction = () => [{ title: "Share an idea" }];

const nothing: SimilarIdea[] = [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const title = (new URL(request.url).searchParams.get("title") ?? "").slice(0, titleMost);
  const [similar, known, unseen] = await Promise.all([
    title ? similarIdeas(title, 3) : nothing,
    topics(),
    unseenIdeasOf(customerId),
  ]);
  return json({ title, similar, topics: known, unseen });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { customerId, email } = await requireCustomer(request, context);
  const submission = parseWithZod(await request.formData(), { schema: proposalInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const haste = await hasteOf("idea", context.clientAddress, email);
  if (haste !== null) return json(submission.reply({ formErrors: [haste.message] }), haste.answer);
  const { ideaId, state } = await proposeIdea(submission.value, customerId, context.now);
  const words =
    state === "live" ? "Your idea is there. Thank you." : "Thank you. We read it before others see it.";
  return redirect(`/ideas/${ideaId}`, { status: 303, headers: withFlash(new Headers(), words) });
}

export default function NewIdea() {
  const { title, similar, topics, unseen } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ title: string; story: string; topic: string }>({
    id: "idea",
    lastResult: lastResult ?? null,
    defaultValue: { title },
  });
  return (
    <div className="wrap-anywhere flex max-w-2xl flex-col gap-8">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <PageHeader
        voice="greeting"
        back={{ href: "/ideas", label: "All ideas" }}
        title="Share an idea"
        lead="Say it in a sentence. If there is a story behind it, tell it: it helps us to understand."
      />
      {similar.length > 0 ? (
        <Card
          title="Close to yours"
          lead="If one of these is it, vote for it instead: together you weigh more."
        >
          <ul className="flex flex-col gap-1">
            {similar.map((idea) => (
              <li key={idea.id} className="py-0.5">
                <TextLink href={`/ideas/${idea.id}`}>{idea.title}</TextLink>{" "}
                <span className="text-14 text-ink-quiet">{counted(idea.voteCount, "vote", "votes")}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card>
        <Form method="post" noValidate id={form.id} className="flex flex-col gap-5">
          <Field
            label="Your idea in a sentence"
            required
            maxLength={titleMost}
            counter
            {...fieldProps(fields.title)}
          />
          <TextAreaField
            label="The story"
            hint="When did you miss it, what did you do instead? Lists with -, **bold** and links work."
            optional
            rows={7}
            maxLength={storyMost}
            {...fieldProps(fields.story)}
          />
          <Field
            label="Topic"
            hint={
              topics.length > 0
                ? `In a word or two, such as ${topics.slice(0, 4).join(", ")}.`
                : "In a word or two."
            }
            optional
            maxLength={topicMost}
            list="topics"
            {...fieldProps(fields.topic)}
          />
          <datalist id="topics">
            {topics.map((topic) => (
              <option key={topic} value={topic} />
            ))}
          </datalist>
          <div>
            <Button size="large">Share it</Button>
          </div>
        </Form>
      </Card>
      {unseen.length > 0 ? (
        <Card title="Yours that others do not see">
          <ul className="flex flex-col gap-2">
            {unseen.map((idea) => (
              <li key={idea.id}>
                <TextLink href={`/ideas/${idea.id}`}>{idea.title}</TextLink>{" "}
                <span className="text-14 text-ink-quiet">
                  {wordsOfVisibility(idea.state).label}
                  {idea.note ? `: ${idea.note}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
