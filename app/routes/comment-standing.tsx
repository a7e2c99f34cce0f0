import { Badge } from "#app/ui/badge.tsx";
import { When } from "#app/ui/when.tsx";
import { wordsOfVisibility } from "./idea-words.ts";

type CommentStandingProps = {
  comment: { role: string | null; createdAt: string; state: Parameters<typeof wordsOfVisibility>[0] };
  now: string;
  timeZone: string;
};

/** What stands behind the name above a comment: the role of staff, when, and whether everybody sees it. */
export function CommentStanding({ comment, now, timeZone }: CommentStandingProps) {
  const { label, tone } = wordsOfVisibility(comment.state);
  return (
    <>
      {comment.role ? <span className="text-ink-quiet">{comment.role}</span> : null}
      <span className="text-ink-quiet">
        <When at={comment.createdAt} now={now} timeZone={timeZone} />
      </span>
      {comment.state === "live" ? null : <Badge tone={tone}>{label}</Badge>}
    </>
  );
}
