import type { Admission } from "#app/domain/groups/group.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { When } from "#app/ui/when.tsx";

type GroupAboutProps = {
  group: {
    story: string;
    membersDo: string;
    membersGet: string;
    admission: Admission;
    openedAt: string;
    closedAt: string | null;
    presentVersion: number | null;
  };
  now: string;
  timeZone: string;
};

/** What customers read about the group, and how it is run. */
export function GroupAbout({ group, now, timeZone }: GroupAboutProps) {
  const day = (at: string) => <When {...{ at, now, timeZone }} style="day" />;
  const facts = [
    { label: "Admission", value: group.admission === "open" ? "First come, first served" : "You decide" },
    {
      label: "Agreement",
      value: group.presentVersion === null ? "None" : `Version ${group.presentVersion}`,
    },
    { label: "Opened", value: day(group.openedAt) },
    ...(group.closedAt === null ? [] : [{ label: "Closed", value: day(group.closedAt) }]),
  ];
  return (
    <Card title="What customers read">
      <div className="flex flex-col gap-4">
        <Words title="What it is about" text={group.story} />
        <Words title="What members do" text={group.membersDo} />
        <Words title="What members get" text={group.membersGet} />
        <Facts facts={facts} />
      </div>
    </Card>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div className="flex flex-col gap-0.5">
      <h3 className="font-medium">{title}</h3>
      <p dir="auto" className="wrap-anywhere as-typed text-ink-soft">
        {text}
      </p>
    </div>
  );
}
