import { type GroupKind, groupKindWords } from "#app/domain/groups/group.ts";
import type { Standing } from "#app/domain/groups/standing.ts";
import { Anchor } from "#app/ui/anchor.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { seatWords } from "../seat-words.ts";
import { standingWords } from "./standing-words.ts";

type Group = {
  id: string;
  kind: GroupKind;
  name: string;
  story: string;
  seats: number;
  free: number;
  waiting: number;
  closedAt: string | null;
  standing: Standing;
};

/** Groups under a title: what each is, how its seats stand, and how you stand with it. */
export function GroupCards({ title, groups }: { title: string; groups: readonly Group[] }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-22 font-semibold">{title}</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </ul>
    </section>
  );
}

function GroupCard({ group }: { group: Group }) {
  const words = standingWords(group.standing);
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-raised px-5 py-5">
      <p className="text-14 text-ink-quiet">{groupKindWords(group.kind)}</p>
      <h3 className="text-18 font-semibold">
        <Anchor
          href={`/groups/${group.id}`}
          className="inline-block min-h-6 max-w-full wrap-anywhere hover:text-brand hover:underline"
        >
          {group.name}
        </Anchor>
      </h3>
      <p dir="auto" className="line-clamp-3 as-typed text-ink-soft">
        {group.story}
      </p>
      <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-2 pt-1 text-14 text-ink-soft">
        <span>{seatWords(group)}</span>
        {words === null ? null : <Badge tone={words.tone}>{words.badge}</Badge>}
      </p>
    </li>
  );
}
