import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { When } from "#app/ui/when.tsx";
import { wordsOfVisibility } from "../idea-words.ts";
import { ReviewForm } from "./review-form.tsx";

type Comment = {
  id: string;
  text: string;
  state: string;
  note: string | null;
  createdAt: string;
  who: string | null;
};

type ReviewedCommentsProps = {
  comments: readonly Comment[];
  mayModerate: boolean;
  now: string;
  timeZone: string;
};

/** The comments with their state; those that wait ask for a word. */
export function ReviewedComments({ comments, mayModerate, now, timeZone }: ReviewedCommentsProps) {
  return (
    <Card title="Comments">
      {comments.length === 0 ? <p className="text-14 text-ink-quiet">None yet.</p> : null}
      <ol className="flex flex-col divide-y divide-line">
        {comments.map((comment) => (
          <li key={comment.id} className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2 text-14">
              <span className="font-medium">{comment.who ?? "A customer"}</span>
              <span className="text-ink-quiet">
                <When at={comment.createdAt} now={now} timeZone={timeZone} />
              </span>
              {comment.state === "live" ? null : (
                <Badge tone={wordsOfVisibility(comment.state).tone}>
                  {wordsOfVisibility(comment.state).label}
                </Badge>
              )}
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
