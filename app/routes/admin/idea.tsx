import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerIdea } from "#app/domain/ideas/answer-idea.server.ts";
import { answerInput, reviewInput } from "#app/domain/ideas/idea-input.ts";
import { answersOf, commentsOn, ideaFor } from "#app/domain/ideas/idea-queries.server.ts";
import { reviewComment, reviewIdea } from "#app/domain/ideas/review-idea.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { isId } from "#app/kernel/ids.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { requireStaff } from "../access.server.ts";
import { counted } from "../counted.ts";
import { withFlash } from "../flash.server.ts";
import { wordsOfStatus, wordsOfVisibility } from "../idea-words.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerHistory } from "./answer-history.tsx";
import { IdeaReview } from "./idea-review.tsx";
import { ReviewedComments } from "./reviewed-comments.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Idea: ${data.idea.title}` : "Idea of a customer" },
];

const everything = { customerId: null, seesAll: true };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const ideaId = idOf(params["ideaId"]);
  const [idea, answers, comments, { timeZone }] = await Promise.all([
    ideaFor(ideaId, everything),
    answersOf(ideaId),
    commentsOn(ideaId, everything),
    companyView(),
  ]);
  if (idea === null) throw new Response(null, { status: 404 });
  return json({
    idea,
    answers,
    comments,
    mayModerate: may(role, "moderate"),
    timeZone,
    now: context.now,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const by = await requireStaff(request, context, "moderate");
  const ideaId = idOf(params["ideaId"]);
  const form = await request.formData();
  if (form.get("intent") === "answer") {
    const submission = parseWithZod(form, { schema: answerInput });
    if (submission.status !== "success") return json(submission.reply(), 400);
    const result = await answerIdea(ideaId, submission.value, by, context.now);
    if (result.kind === "refused") return json(submission.reply({ formErrors: [result.detail] }), 400);
    return done(ideaId, "The answer is there. Its author and everybody who voted are told.");
  }
  const submission = parseWithZod(form, { schema: reviewInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { commentId, ...word } = submission.value;
  const result =
    commentId === undefined
      ? await reviewIdea(ideaId, word, by, context.now)
      : await reviewComment(commentId, word, by, context.now);
  if (result.kind === "refused") throw new Response(null, { status: 404 });
  return done(ideaId, word.review === "publish" ? "Everybody sees it now." : "Others no longer see it.");
}

function idOf(text = ""): string {
  if (!isId(text)) throw new Response(null, { status: 404 });
  return text;
}

function done(ideaId: string, words: string): Response {
  return redirect(`/admin/ideas/${ideaId}`, { status: 303, headers: withFlash(new Headers(), words) });
}

export default function Idea() {
  const { idea, answers, comments, mayModerate, timeZone, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const standing = idea.state === "live" ? wordsOfStatus(idea.status) : wordsOfVisibility(idea.state);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/ideas", label: "Ideas" }}
        title={<span dir="auto">{idea.title}</span>}
        lead={
          <>
            <TextLink href={`/admin/customers/${idea.authorId}`}>{idea.authorName ?? "A customer"}</TextLink>,{" "}
            <When at={idea.createdAt} now={now} timeZone={timeZone} /> ·{" "}
            {counted(idea.voteCount, "vote", "votes")} · {counted(idea.commentCount, "comment", "comments")}
          </>
        }
        actions={
          <>
            <Badge tone={standing.tone}>{standing.label}</Badge>
            <LinkButton size="small" href={`/ideas/${idea.id}`} external>
              See it as customers do
            </LinkButton>
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="The story">
            {idea.story ? (
              <RichText text={idea.story} />
            ) : (
              <p className="text-14 text-ink-quiet">None was told.</p>
            )}
            {idea.moderationNote ? (
              <p className="mt-3 text-14 text-ink-quiet">We told the author: {idea.moderationNote}</p>
            ) : null}
          </Card>
          <ReviewedComments comments={comments} mayModerate={mayModerate} now={now} timeZone={timeZone} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {mayModerate ? <IdeaReview state={idea.state} /> : null}
          {mayModerate && idea.state === "live" ? (
            <AnswerForm
              key={answers[0]?.id ?? "first"}
              status={idea.status}
              lastResult={lastResult ?? null}
            />
          ) : null}
          <AnswerHistory answers={answers} now={now} timeZone={timeZone} />
        </div>
      </div>
    </div>
  );
}
