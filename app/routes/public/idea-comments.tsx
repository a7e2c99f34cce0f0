import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Face } from "#app/ui/person.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { CommentStanding } from "../comment-standing.tsx";
import { counted } from "../counted.ts";
import { fieldProps, problemsOf } from "../field-props.ts";

type Comment = {
  id: string;
  text: string;
  state: string;
  note: string | null;
  createdAt: string;
  who: string | null;
  role: string | null;
  mine: boolean;
};

type IdeaCommentsProps = {
  ideaId: string;
  comments: readonly Comment[];
  count: number;
  speaksAs: "customer" | "staff" | null;
  isLive: boolean;
  lastResult: SubmissionResult<string[]> | null;
  now: string;
  timeZone: string;
};

/** What others say, and the field to say something. */
export function IdeaComments(props: IdeaCommentsProps) {
  const { comments, count, now, timeZone } = props;
  return (
    <section aria-labelledby="comments" className="flex flex-col gap-5">
      <h2 id="comments" className="scroll-mt-24 text-22 font-semibold">
        {count === 0 ? "Comments" : counted(count, "comment", "comments")}
      </h2>
      {comments.length > 0 ? (
        <ol className="flex flex-col gap-5">
          {comments.map((comment) => (
            <li key={comment.id} className="flex gap-3">
              <Face name={comment.who ?? "A customer"} />
              <article className="min-w-0 flex-1">
                <p className="flex flex-wrap items-baseline gap-x-2 text-14">
                  <span className="font-semibold">
                    {comment.mine ? "You" : (comment.who ?? "A customer")}
                  </span>
                  <CommentStanding comment={comment} now={now} timeZone={timeZone} />
                </p>
                <RichText text={comment.text} className="mt-1" />
                {comment.note ? <p className="mt-1 text-14 text-ink-quiet">We said: {comment.note}</p> : null}
              </article>
            </li>
          ))}
        </ol>
      ) : null}
      <CommentForm {...props} />
    </section>
  );
}

function CommentForm({ ideaId, speaksAs, isLive, lastResult }: IdeaCommentsProps) {
  const [form, fields] = useForm<{ text: string }>({ id: "comment", lastResult });
  if (!isLive) return null;
  if (speaksAs === "staff") {
    return (
      <p className="text-ink-soft">
        <TextLink href={`/admin/ideas/${ideaId}`}>Comment as staff</TextLink>, with your name and role.
      </p>
    );
  }
  if (speaksAs === null) {
    return (
      <p className="text-ink-soft">
        <TextLink href={`/sign-in?to=${encodeURIComponent(`/ideas/${ideaId}`)}`}>Sign in</TextLink> to say
        what you think of it.
      </p>
    );
  }
  return (
    <form method="post" action={`/ideas/${ideaId}`} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <TextAreaField label="What do you think of it?" rows={3} {...fieldProps(fields.text)} />
      <div>
        <Button look="secondary">Add your comment</Button>
      </div>
    </form>
  );
}
