import { Table } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { actorWords, type EventWords, eventDetail, eventWords } from "./event-words.ts";

type AuditRow = EventWords & {
  id: string;
  at: string;
  subjectKind: string;
  subjectId: string | null;
  customerId: string | null;
  customerName: string | null;
};

/** Events of the audit log. */
export function AuditTable({
  events,
  ideas,
  now,
  timeZone,
}: {
  events: readonly AuditRow[];
  /** What the ideas are called that events are about. */
  ideas: Readonly<Record<string, string>>;
  now: string;
  timeZone: string;
}) {
  return (
    <Table
      caption="Events"
      rows={events}
      rowKey={(event) => event.id}
      empty={<p className="px-5 pb-5 text-14 text-ink-quiet">Nothing fits this filter.</p>}
      columns={[
        { key: "what", label: "What happened", nowrap: true, cell: (event) => eventWords(event) },
        {
          key: "detail",
          label: "Detail",
          card: "bare",
          cell: (event) => <Detail event={event} ideas={ideas} />,
        },
        {
          key: "customer",
          label: "Customer",
          card: "bare",
          width: "sm:w-44",
          cell: (event) =>
            event.customerId ? (
              <TextLink
                href={`/admin/customers/${event.customerId}`}
                className="inline-block py-0.5 wrap-anywhere"
              >
                {event.customerName ?? "A customer without a name"}
              </TextLink>
            ) : null,
        },
        { key: "who", label: "By", card: "inline", nowrap: true, cell: (event) => actorWords(event) },
        {
          key: "when",
          label: "When",
          card: "bare",
          nowrap: true,
          cell: (event) => <When at={event.at} now={now} timeZone={timeZone} />,
        },
      ]}
    />
  );
}

type DetailProps = { event: AuditRow; ideas: Readonly<Record<string, string>> };

/** The idea that an event is about, and what else it tells. */
function Detail({ event, ideas }: DetailProps) {
  const words = eventDetail(event);
  const idea = event.subjectKind === "idea" ? ideas[event.subjectId ?? ""] : undefined;
  if (idea === undefined) return words || null;
  return (
    <>
      <TextLink href={`/admin/ideas/${event.subjectId}`} className="inline-block py-0.5 wrap-anywhere">
        {idea}
      </TextLink>
      {words ? ` · ${words}` : null}
    </>
  );
}
