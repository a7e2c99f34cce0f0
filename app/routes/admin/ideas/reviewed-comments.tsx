import type { SubmissionResult } from "@conform-to/react";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { CommentStanding } from "../../comment-standing.tsx";
import { ReviewForm } from "./review-form.tsx";
import { StaffCommentForm } from "./staff-comment-form.tsx";

type Comment = {
  id: string;
  text: string;
  state: string;
  note: string | null;
  createdAt: string;
  who: string | null;
  role: string | null;
  customerId: string | null;
};

type ReviewedCommentsProps = {
  comments: readonly Comment[];
  mayModerate: boolean;
  mayComment: boolean;
  /** What was wrong with a comment as staff. */
  lastResult: SubmissionResult<string[]> | null;
  now: string;
  timeZone: string;
};

/** The comments with their state; those that wait ask for a word. */
export function ReviewedComments(props: ReviewedCommentsProps) {
  const { comments, mayModerate, mayComment, lastResult, now, timeZone } = props;
  return (
    <Card
      title="Comments"
      footer={mayComment ? <StaffCommentForm key={comments.length} lastResult={lastResult} /> : null}
    >
      {comments.length === 0 ? <p className="text-14 text-ink-quiet">None yet.</p> : null}
      <ol className="flex flex-col divide-y divide-line">
        {comments.map((comment) => (
          <li key={comment.id} className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2 text-14">
              <span className="font-medium">
                {comment.customerId === null ? (
                  comment.who
                ) : (
                  <TextLink href={`/admin/customers/${comment.customerId}`}>
                    {comment.who ?? "A customer"}
                  </TextLink>
                )}
              </span>
              <CommentStanding comment={comment} now={now} timeZone={timeZone} />
            </p>
            <RichText text={comment.text} />
            {comment.note ? <p className="text-14 text-ink-quiet">We said: {comment.note}</p> : null}
            {mayModerate ? (
              <Disclosure
                summary={`Publish or hide what ${comment.who ?? "a customer"} wrote`}
                open={comment.state === "waiting"}
              >
                <ReviewForm state={comment.state} what="comment" commentId={comment.id} />
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
