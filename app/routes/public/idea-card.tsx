import { MessageSquare } from "lucide-react";
import { Anchor } from "#app/ui/anchor.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";
import { wordsOfStatus } from "../idea-words.ts";
import { VoteButton } from "./vote-button.tsx";

type CardIdea = {
  id: string;
  title: string;
  excerpt: string;
  topic: string | null;
  status: string;
  voteCount: number;
  commentCount: number;
  publishedAt: string;
  answeredBy: string | null;
  voted: boolean;
};

type IdeaCardProps = { idea: CardIdea; now: string; backTo: string };

/** An idea in the list: its votes, its title, how it stands, what was said. */
export function IdeaCard({ idea, now, backTo }: IdeaCardProps) {
  const status = wordsOfStatus(idea.status);
  const isOpen = idea.status !== "shipped" && idea.status !== "declined";
  return (
    <article
      id={`idea-${idea.id}`}
      className="flex scroll-mt-24 gap-4 rounded-card border border-line bg-raised p-4 sm:p-5"
    >
      <VoteButton idea={idea} isOpen={isOpen} to={`${backTo}#idea-${idea.id}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <h2 className="min-w-0 text-18 font-semibold leading-snug" dir="auto">
            <Anchor href={`/ideas/${idea.id}`} className="hover:underline">
              {idea.title}
            </Anchor>
          </h2>
          {idea.status === "open" ? null : <Badge tone={status.tone}>{status.label}</Badge>}
        </div>
        {idea.excerpt ? (
          <p className="line-clamp-2 text-14 text-ink-soft" dir="auto">
            {idea.excerpt}
          </p>
        ) : null}
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14 text-ink-quiet">
          {idea.commentCount > 0 ? (
            <span className="inline-flex items-center gap-1.5">
              <MessageSquare size={16} strokeWidth={1.75} aria-hidden />
              {counted(idea.commentCount, "comment", "comments")}
            </span>
          ) : null}
          <When at={idea.publishedAt} now={now} style="ago" />
          {idea.answeredBy ? <span>Answer from {idea.answeredBy}</span> : null}
          {idea.topic ? <span dir="auto">{idea.topic}</span> : null}
        </p>
      </div>
    </article>
  );
}
