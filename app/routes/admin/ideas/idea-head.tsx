import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";
import { wordsOfStatus, wordsOfVisibility } from "../../idea-words.ts";

type IdeaHeadProps = {
  idea: {
    id: string;
    title: string;
    status: string;
    state: string;
    authorId: string;
    authorName: string | null;
    createdAt: string;
    voteCount: number;
    commentCount: number;
  };
  now: string;
  timeZone: string;
};

/** The idea in a line: from whom, since when, how wanted and how it stands. */
export function IdeaHead({ idea, now, timeZone }: IdeaHeadProps) {
  const standing = idea.state === "live" ? wordsOfStatus(idea.status) : wordsOfVisibility(idea.state);
  return (
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
  );
}
