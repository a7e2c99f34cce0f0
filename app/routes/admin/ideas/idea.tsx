import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answersOf, commentsOn, ideaFor } from "#app/domain/ideas/idea-queries.server.ts";
import { mergedInto, mergeOf } from "#app/domain/ideas/merge-queries.server.ts";
import { similarIdeas } from "#app/domain/ideas/similar-ideas.server.ts";
import { votersByWorth } from "#app/domain/ideas/voter-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { isId } from "#app/kernel/ids.ts";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { requireStaff } from "../../access.server.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerHistory } from "./answer-history.tsx";
import { actOnIdea } from "./idea-action.server.ts";
import { IdeaHead } from "./idea-head.tsx";
import { IdeaMerge } from "./idea-merge.tsx";
import { IdeaMerged, MergedHere } from "./idea-merged.tsx";
import { IdeaReview } from "./idea-review.tsx";
import { IdeaVoters } from "./idea-voters.tsx";
import { ReviewedComments } from "./reviewed-comments.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Idea: ${data.idea.title}` : "Idea of a customer" },
];

const everything = { customerId: null, seesAll: true };
const mostVoters = 20;
const mostSimilar = 6;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const ideaId = idOf(params["ideaId"]);
  const searched = (new URL(request.url).searchParams.get("same") ?? "").trim().slice(0, 200);
  const idea = await ideaFor(ideaId, everything);
  if (idea === null) throw new Response(null, { status: 404 });
  const mayMerge = may(role, "moderate") && idea.state === "live";
  const [answers, comments, { timeZone }, voters, merge, here, similar] = await Promise.all([
    answersOf(ideaId),
    commentsOn(ideaId, everything),
    companyView(),
    votersByWorth(ideaId, mostVoters),
    mergeOf(ideaId),
    mergedInto(ideaId),
    mayMerge ? similarIdeas(searched || idea.title, mostSimilar + 1) : [],
  ]);
  return json({
    idea,
    answers,
    comments,
    voters,
    merge,
    here,
    similar: similar.filter(({ id }) => id !== ideaId).slice(0, mostSimilar),
    searched,
    mayModerate: may(role, "moderate"),
    timeZone,
    now: context.now,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const by = await requireStaff(request, context, "moderate");
  const ideaId = idOf(params["ideaId"]);
  return actOnIdea(ideaId, await request.formData(), by, context.now);
}

function idOf(text = ""): string {
  if (!isId(text)) throw new Response(null, { status: 404 });
  return text;
}

export default function Idea() {
  const { idea, answers, comments, voters, merge, here, similar, searched, mayModerate, timeZone, now } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const isLive = idea.state === "live";
  const when = { now, timeZone };
  return (
    <div className="flex flex-col gap-6">
      <IdeaHead idea={idea} now={now} timeZone={timeZone} />
      <ErrorSummary errors={failed?.form === "review" ? messagesOf(failed.result.error) : []} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Story text={idea.story} note={idea.moderationNote} />
          <ReviewedComments
            comments={comments}
            mayModerate={mayModerate}
            mayComment={mayModerate && isLive}
            lastResult={failed?.form === "comment" ? failed.result : null}
            {...when}
          />
          <IdeaVoters voters={voters} count={idea.voteCount} now={now} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <IdeaMerged into={idea.mergedInto} merge={merge} mayModerate={mayModerate} {...when} />
          {mayModerate && idea.state !== "merged" && !isLive ? <IdeaReview state={idea.state} /> : null}
          {mayModerate && isLive ? (
            <AnswerForm
              key={answers[0]?.id ?? "first"}
              status={idea.status}
              lastResult={failed?.form === "answer" ? failed.result : null}
            />
          ) : null}
          <AnswerHistory answers={answers} {...when} />
          <MergedHere ideas={here} now={now} />
          {mayModerate && isLive ? (
            <div className="flex flex-col gap-2">
              <IdeaMerge
                ideaId={idea.id}
                similar={similar}
                searched={searched}
                lastResult={failed?.form === "merge" ? failed.result : null}
              />
              <IdeaReview state={idea.state} />
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Story({ text, note }: { text: string; note: string | null }) {
  return (
    <Card title="The story">
      {text ? <RichText text={text} /> : <p className="text-14 text-ink-quiet">None was told.</p>}
      {note ? <p className="mt-3 text-14 text-ink-quiet">We told the author: {note}</p> : null}
    </Card>
  );
}

function messagesOf(error: Record<string, string[] | null> | null | undefined): { message: string }[] {
  return Object.values(error ?? {}).flatMap((messages) => (messages ?? []).map((message) => ({ message })));
}
