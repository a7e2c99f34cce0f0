import { Table } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { actorWords, type EventWords, eventDetail, eventWords } from "./event-words.ts";

type AuditRow = EventWords & {
  id: string;
  at: string;
  customerId: string | null;
  customerName: string | null;
};

/** Events of the audit log. */
export function AuditTable({
  events,
  now,
  timeZone,
}: {
  events: readonly AuditRow[];
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
          cell: (event) => eventDetail(event) || null,
        },
        {
          key: "customer",
          label: "Customer",
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
        { key: "who", label: "By", nowrap: true, cell: (event) => actorWords(event) },
        {
          key: "when",
          label: "When",
          nowrap: true,
          cell: (event) => <When at={event.at} now={now} timeZone={timeZone} />,
        },
      ]}
    />
  );
}
