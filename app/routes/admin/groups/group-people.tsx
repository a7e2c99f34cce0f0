import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Field } from "#app/ui/field.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";

type Applicant = {
  applicationId: string;
  customerId: string;
  title: string;
  decision: "accepted" | "waiting" | null;
  reason: string;
  appliedAt: string;
  joinedAt: string | null;
  acceptedVersion: number | null;
};
type GroupPeopleProps = {
  applicants: readonly Applicant[];
  group: { seats: number; held: number; presentVersion: number | null };
  mayDecide: boolean;
  now: string;
  timeZone: string;
};

/** Who holds a seat, and who waits for one in which place. */
export function GroupPeople({ applicants, group, mayDecide, now, timeZone }: GroupPeopleProps) {
  const members = applicants.filter(({ decision }) => decision === "accepted");
  const waiting = applicants.filter(({ decision }) => decision === "waiting");
  const time = { now, timeZone };
  const change = {
    key: "change",
    label: "Change",
    cell: (person: Applicant) => <Change person={person} />,
  };
  const person = { key: "person", label: "Customer", cell: ({ title }: Applicant) => title };
  const customer = ({ customerId }: Applicant) => `/admin/customers/${customerId}`;
  return (
    <>
      <Card title="Members" lead={`${group.held} of ${counted(group.seats, "seat", "seats")} taken`} flush>
        <Table
          caption="Members"
          rows={members}
          rowKey={({ applicationId }) => applicationId}
          rowHref={customer}
          empty={<p className="px-5 pb-5 text-ink-soft">Nobody holds a seat yet.</p>}
          columns={[
            person,
            {
              key: "since",
              label: "Since",
              cell: ({ joinedAt, appliedAt }) => <When at={joinedAt ?? appliedAt} {...time} style="day" />,
            },
            { key: "agreement", label: "Agreement", cell: (one) => <Agreed {...{ one, group }} /> },
            ...(mayDecide ? [change] : []),
          ]}
        />
      </Card>
      <Card title="Waiting list" lead="Whoever is first gets the next free seat." flush>
        <Table
          caption="Waiting list"
          rows={waiting.map((one, index) => ({ ...one, place: index + 1 }))}
          rowKey={({ applicationId }) => applicationId}
          rowHref={customer}
          empty={<p className="px-5 pb-5 text-ink-soft">Nobody waits.</p>}
          columns={[
            person,
            { key: "place", label: "Place", numeric: true, cell: ({ place }) => place },
            { key: "asked", label: "Asked", cell: ({ appliedAt }) => <When at={appliedAt} {...time} /> },
            ...(mayDecide ? [change] : []),
          ]}
        />
      </Card>
    </>
  );
}

function Agreed({ one, group }: { one: Applicant; group: { presentVersion: number | null } }) {
  if (group.presentVersion === null) return "None to accept";
  if (one.acceptedVersion === group.presentVersion)
    return <Badge tone="good">Accepted version {one.acceptedVersion}</Badge>;
  return (
    <Badge tone="attention">
      {one.acceptedVersion === null ? "Not accepted yet" : `Accepted version ${one.acceptedVersion} only`}
    </Badge>
  );
}

function Change({ person: { applicationId, title, decision, reason } }: { person: Applicant }) {
  const isMember = decision === "accepted";
  return (
    <Disclosure
      summary={
        <>
          Change<span className="sr-only"> {title}</span>
        </>
      }
    >
      <form method="post" className="flex max-w-sm flex-col gap-3">
        <p dir="auto" className="wrap-anywhere as-typed text-ink-soft">
          {reason}
        </p>
        <input type="hidden" name="applicationId" value={applicationId} />
        <Field
          id={`word-${applicationId}`}
          name="word"
          label={`A word to ${title}`}
          optional
          maxLength={600}
        />
        <Button
          name="intent"
          value={isMember ? "remove" : "decline"}
          look="trouble"
          size="small"
          className="self-start"
        >
          {isMember ? "Take the seat back" : "Take off the waiting list"}
        </Button>
      </form>
    </Disclosure>
  );
}
