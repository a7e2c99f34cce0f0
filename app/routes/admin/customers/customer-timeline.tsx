import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { actorWords, type EventWords, eventDetail, eventWords } from "../audit/event-words.ts";

type CustomerTimelineProps = {
  events: readonly (EventWords & { id: string; at: string; subjectKind: string; subjectId: string | null })[];
  /** What the ideas are called that events are about. */
  ideas: Readonly<Record<string, string>>;
  customerId: string;
  now: string;
  timeZone: string;
};

/** The latest events that concern this customer. */
export function CustomerTimeline({ events, ideas, customerId, now, timeZone }: CustomerTimelineProps) {
  return (
    <Card
      title="Timeline"
      actions={<TextLink href={`/admin/audit?customer=${customerId}`}>All of it</TextLink>}
    >
      {events.length === 0 ? <p className="text-14 text-ink-quiet">Nothing has happened yet.</p> : null}
      <Timeline
        dense
        now={now}
        timeZone={timeZone}
        items={events.map((event) => ({
          id: event.id,
          at: event.at,
          title: eventWords(event),
          detail: [
            event.subjectKind === "idea" ? ideas[event.subjectId ?? ""] : undefined,
            eventDetail(event),
            `by ${actorWords(event)}`,
          ]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    </Card>
  );
}
