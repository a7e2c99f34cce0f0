import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { commentOnIdea } from "#app/domain/ideas/comment-on-idea.server.ts";
import { takesVotes } from "#app/domain/ideas/idea.ts";
import { commentInput } from "#app/domain/ideas/idea-input.ts";
import { answersOf, commentsOn, ideaFor, votersOf } from "#app/domain/ideas/idea-queries.server.ts";
import { keepQuietAbout } from "#app/domain/ideas/keep-quiet-about.server.ts";
import { mergedInto } from "#app/domain/ideas/merge-queries.server.ts";
import { seenAbout } from "#app/domain/notifications/seen-about.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { When } from "#app/ui/when.tsx";
import { requireCustomer, signedIn } from "../access.server.ts";
import { withFlash } from "../flash.server.ts";
import { hasteOf } from "../limits.server.ts";
import { IdeaAnswers } from "./idea-answers.tsx";
import { IdeaComments } from "./idea-comments.tsx";
import { IdeaMails } from "./idea-mails.tsx";
import { IdeaSide } from "./idea-side.tsx";
import { MergedNote } from "./merged-note.tsx";
import { SaidAlike } from "./said-alike.tsx";
import { UnseenNote } from "./unseen-note.tsx";
import { VoteButton } from "./vote-button.tsx";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.idea.title} · ${data.company}` : "Idea" },
  ...(data?.goesOnAt ? [{ tagName: "link", rel: "canonical", href: data.goesOnAt }] : []),
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const person = await signedIn(request, context);
  const customerId = person?.customer?.customerId ?? null;
  const viewer = { customerId, seesAll: false };
  const ideaId = params["ideaId"] ?? "";
  const idea = isId(ideaId)
    ? await ideaFor(ideaId, { customerId, seesAll: (person?.staff ?? null) !== null })
    : null;
  if (idea === null) throw new Response(null, { status: 404 });
  if (person !== null) await seenAbout(person.accountId, `/ideas/${ideaId}`, context.now);
  const [{ name, timeZone }, answers, comments, voters, alike] = await Promise.all([
    companyView(),
    answersOf(ideaId),
    commentsOn(ideaId, viewer),
    votersOf(ideaId),
    mergedInto(ideaId),
  ]);
  const { authorId, ...shown } = idea;
  return json({
    company: name,
    timeZone,
    now: context.now,
    idea: shown,
    isMine: authorId === customerId,
    isOpen: takesVotes(idea),
    goesOnAt: idea.mergedInto === null ? null : new URL(`/ideas/${idea.mergedInto.id}`, request.url).href,
    alike: alike.map(({ id, title, author }) => ({ id, title, author })),
    speaksAs: customerId !== null ? ("customer" as const) : person?.staff ? ("staff" as const) : null,
    answers,
    comments: comments.map(({ customerId: by, ...comment }) => ({
      ...comment,
      mine: by !== null && by === customerId,
    })),
    voters,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { customerId, email } = await requireCustomer(request, context);
  const ideaId = params["ideaId"] ?? "";
  if (!isId(ideaId)) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const mails = form.get("mails");
  if (mails !== null) return changeMails(ideaId, mails === "stopped", customerId, context.now);
  const submission = parseWithZod(form, { schema: commentInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const haste = await hasteOf("comment", context.clientAddress, email);
  if (haste !== null) return json(submission.reply({ formErrors: [haste.message] }), haste.answer);
  const author = { kind: "customer" as const, id: customerId };
  const result = await commentOnIdea(ideaId, submission.value.text, author, context.now);
  if (result.kind === "refused") throw new Response(null, { status: 404 });
  const words =
    result.state === "live"
      ? "Your comment is there."
      : "Thank you. Somebody reads your first comment before others see it.";
  return redirect(`/ideas/${ideaId}#comments`, { status: 303, headers: withFlash(new Headers(), words) });
}

async function changeMails(ideaId: string, quiet: boolean, customerId: string, now: Date) {
  const result = await keepQuietAbout(ideaId, quiet, customerId, now);
  if (result.kind === "refused") throw new Response(null, { status: 404 });
  const words = quiet ? "We no longer mail you about this idea." : "We mail you about this idea again.";
  return redirect(`/ideas/${ideaId}`, { status: 303, headers: withFlash(new Headers(), words) });
}

export default function Idea() {
  const { idea, isMine, isOpen, speaksAs, alike, answers, comments, voters, now, timeZone } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="wrap-anywhere flex flex-col gap-10">
      <div className="flex flex-col gap-4">
        <PageHeader
          voice="greeting"
          back={{ href: "/ideas", label: "All ideas" }}
          title={<span dir="auto">{idea.title}</span>}
        />
        <Proposed idea={idea} isMine={isMine} now={now} timeZone={timeZone} />
        {idea.state === "merged" ? <MergedNote into={idea.mergedInto} /> : null}
        {idea.state === "waiting" || idea.state === "hidden" ? (
          <UnseenNote state={idea.state} note={idea.moderationNote} />
        ) : null}
      </div>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-10">
          <div className="flex gap-5">
            <VoteButton idea={idea} isOpen={isOpen} to={`/ideas/${idea.id}`} />
            {idea.story ? (
              <RichText text={idea.story} className="min-w-0 flex-1" />
            ) : (
              <p className="text-ink-quiet">The sentence above says it all.</p>
            )}
          </div>
          <SaidAlike ideas={alike} />
          {idea.state === "merged" && answers.length === 0 ? null : (
            <IdeaAnswers status={idea.status} answers={answers} now={now} timeZone={timeZone} />
          )}
          {idea.state === "live" || comments.length > 0 ? (
            <IdeaComments
              ideaId={idea.id}
              comments={comments}
              count={idea.commentCount}
              speaksAs={speaksAs}
              isLive={idea.state === "live"}
              lastResult={lastResult ?? null}
              now={now}
              timeZone={timeZone}
            />
          ) : null}
        </div>
        <aside className="flex flex-col gap-4">
          <IdeaSide idea={idea} voters={voters} answers={answers} now={now} timeZone={timeZone} />
          {speaksAs === "customer" && (isMine || idea.voted) ? (
            <IdeaMails ideaId={idea.id} quiet={idea.quiet} />
          ) : null}
        </aside>
      </div>
    </div>
  );
}

type ProposedProps = {
  idea: { authorName: string | null; publishedAt: string | null; createdAt: string; topic: string | null };
  isMine: boolean;
  now: string;
  timeZone: string;
};

/** From whom and since when, and what it is about. */
function Proposed({ idea, isMine, now, timeZone }: ProposedProps) {
  return (
    <p className="text-14 text-ink-quiet">
      {isMine ? "You" : (idea.authorName ?? "A customer")}
      {", "}
      <When at={idea.publishedAt ?? idea.createdAt} now={now} style="day" timeZone={timeZone} />
      {idea.topic ? (
        <>
          {" · "}
          <span dir="auto">{idea.topic}</span>
        </>
      ) : null}
    </p>
  );
}
