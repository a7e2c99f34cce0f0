import type { SubmissionResult } from "@conform-to/react";
import type { Admission } from "#app/domain/groups/group.ts";
import { mayApply, type Standing } from "#app/domain/groups/standing.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { GroupApplyForm } from "./group-apply-form.tsx";
import { standingWords } from "./standing-words.ts";

type GroupStandingProps = {
  group: {
    standing: Standing;
    admission: Admission;
    free: number;
    closedAt: string | null;
    reason: string | null;
    word: string | null;
  };
  lastResult: SubmissionResult | null;
};

/** Where the word of whoever decided still says something. */
const answered: readonly Standing["kind"][] = ["waiting", "declined", "to-accept", "member", "removed"];

/** How you stand with the group, in words, and what you can do about it. */
export function GroupStanding({ group, lastResult }: GroupStandingProps) {
  const { standing, closedAt } = group;
  const words = standingWords(standing);
  const out = mayApply(standing);
  const isClosed = closedAt !== null;
  return (
    <>
      {words === null ? null : (
        <Card title={words.title} tone={standing.kind === "to-accept" ? "attention" : "warm"}>
          <div className="flex flex-col gap-4">
            <p>{isClosed && (out || standing.kind === "waiting") ? "This group is closed." : words.text}</p>
            {group.word !== null && answered.includes(standing.kind) ? (
              <blockquote dir="auto" className="border-s-2 border-line-strong ps-4 wrap-anywhere as-typed">
                {group.word}
              </blockquote>
            ) : null}
            <div className="flex flex-wrap items-center gap-2">
              {standing.kind === "to-accept" ? (
                <LinkButton href="#agreement" look="primary" size="small" external>
                  Read the agreement
                </LinkButton>
              ) : null}
              {out ? null : <Leave standing={standing} />}
            </div>
          </div>
        </Card>
      )}
      {out && !isClosed ? <GroupApplyForm group={group} lastResult={lastResult} /> : null}
    </>
  );
}

function Leave({ standing }: { standing: Standing }) {
  const verb =
    standing.kind === "asked"
      ? "Take it back"
      : standing.kind === "waiting"
        ? "Leave the waiting list"
        : standing.kind === "member"
          ? "Leave the group"
          : "Give up the seat";
  return (
    <form method="post">
      <Button name="intent" value="leave" look="secondary" size="small">
        {verb}
      </Button>
    </form>
  );
}
