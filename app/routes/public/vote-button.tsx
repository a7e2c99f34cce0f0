import { ChevronUp } from "lucide-react";
import { classNames } from "#app/ui/class-names.ts";
import { counted } from "../counted.ts";

type VoteButtonProps = {
  idea: { id: string; title: string; voteCount: number; voted: boolean };
  isOpen: boolean;
  /** Where to go on after voting. */
  to: string;
};

const box =
  "flex min-h-16 w-16 shrink-0 flex-col self-start items-center justify-center gap-0.5 rounded-control border px-1 py-2 text-14 font-semibold tabular-nums";

/** The votes of an idea, and the button that adds one or takes it back. Nothing to press once the idea is decided. */
export function VoteButton({ idea, isOpen, to }: VoteButtonProps) {
  const votes = counted(idea.voteCount, "vote", "votes");
  if (!isOpen) {
    return (
      <div className={classNames(box, "border-line bg-sunken text-ink-quiet")}>
        <span>{shortly(idea.voteCount)}</span>
        <span className="text-12 font-normal">{idea.voteCount === 1 ? "vote" : "votes"}</span>
      </div>
    );
  }
  return (
    <form method="post" action={`/ideas/${idea.id}/vote`} className="shrink-0">
      <input type="hidden" name="to" value={to} />
      <button
        type="submit"
        name="vote"
        value={idea.voted ? "back" : "for"}
        aria-label={`${idea.voted ? "Take your vote back from" : "Vote for"} ${idea.title} (${votes})`}
        className={classNames(
          box,
          idea.voted
            ? "border-brand bg-brand text-brand-ink hover:bg-brand-strong"
            : "border-line-strong bg-raised text-ink hover:border-brand hover:text-brand",
        )}
      >
        <ChevronUp size={18} strokeWidth={1.75} aria-hidden />
        <span>{shortly(idea.voteCount)}</span>
        <span className="text-12 font-normal">{idea.voted ? "voted" : "vote"}</span>
      </button>
    </form>
  );
}

const short = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

function shortly(count: number): string {
  return count < 10_000 ? String(count) : short.format(count);
}
