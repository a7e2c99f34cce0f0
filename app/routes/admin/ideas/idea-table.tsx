import { Badge } from "#app/ui/badge.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";
import { wordsOfStatus, wordsOfVisibility } from "../../idea-words.ts";

type Row = {
  id: string;
  title: string;
  author: string;
  status: string;
  state: string;
  voteCount: number;
  commentCount: number;
  waitingComments: number;
  createdAt: string;
};

type IdeaTableProps = { ideas: readonly Row[]; now: string };

/** Ideas with their author, how they stand and what waits to be read. */
export function IdeaTable({ ideas, now }: IdeaTableProps) {
  return (
    <Table
      caption="Ideas"
      rows={ideas}
      rowKey={(idea) => idea.id}
      rowHref={(idea) => `/admin/ideas/${idea.id}`}
      columns={[
        { key: "title", label: "Idea", cell: (idea) => <span dir="auto">{idea.title}</span> },
        { key: "author", label: "From", cell: (idea) => idea.author },
        { key: "standing", label: "Stands", cell: (idea) => <Standing idea={idea} /> },
        { key: "votes", label: "Votes", numeric: true, cell: (idea) => idea.voteCount },
        { key: "comments", label: "Comments", numeric: true, cell: (idea) => idea.commentCount },
        {
          key: "created",
          label: "Written",
          cell: (idea) => <When at={idea.createdAt} now={now} style="ago" />,
        },
      ]}
    />
  );
}

function Standing({ idea }: { idea: Row }) {
  const { label, tone } = idea.state === "live" ? wordsOfStatus(idea.status) : wordsOfVisibility(idea.state);
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Badge tone={tone}>{label}</Badge>
      {idea.waitingComments > 0 ? (
        <Badge tone="attention">{counted(idea.waitingComments, "comment waits", "comments wait")}</Badge>
      ) : null}
    </span>
  );
}
