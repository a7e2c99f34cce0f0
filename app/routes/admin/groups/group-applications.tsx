import { Anchor } from "#app/ui/anchor.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { When } from "#app/ui/when.tsx";

type Application = {
  applicationId: string;
  customerId: string;
  title: string;
  reason: string;
  appliedAt: string;
};
type GroupApplicationsProps = {
  applications: readonly Application[];
  group: { admission: string; seats: number; held: number; waiting: number };
  mayDecide: boolean;
  /** What stood in the form that was refused. */
  typed: { applicationId: string; word: string } | null;
  now: string;
  timeZone: string;
};

/** Who asks for a seat, in the order in which they came; `j` and `k` move between them. */
export function GroupApplications(props: GroupApplicationsProps) {
  const { applications, group, mayDecide, typed, now, timeZone } = props;
  if (applications.length === 0)
    return (
      <EmptyState title="Nothing to decide">
        {group.admission === "open"
          ? "Whoever asks has a seat while one is free."
          : "Applications appear here, in the order in which they come."}
      </EmptyState>
    );
  const isFull = group.held >= group.seats || group.waiting > 0;
  return (
    <Card title={`To decide: ${applications.length}`} lead="In the order in which they came.">
      <ol className="flex flex-col divide-y divide-line">
        {applications.map((application) => (
          <li key={application.applicationId} className="flex flex-col gap-3 py-5 first:pt-1 last:pb-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="font-semibold">
                <Anchor
                  href={`/admin/customers/${application.customerId}`}
                  data-row=""
                  className="inline-block min-h-6 hover:text-brand hover:underline"
                >
                  {application.title}
                </Anchor>
              </h3>
              <p className="text-ink-quiet">
                <When at={application.appliedAt} now={now} timeZone={timeZone} />
              </p>
            </div>
            <p dir="auto" className="max-w-prose wrap-anywhere as-typed">
              {application.reason}
            </p>
            {mayDecide ? <Decide {...{ application, isFull, typed }} /> : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

type DecideProps = { application: Application; isFull: boolean; typed: GroupApplicationsProps["typed"] };

function Decide({ application: { applicationId, title }, isFull, typed }: DecideProps) {
  return (
    <form method="post" className="flex max-w-prose flex-col gap-3">
      <input type="hidden" name="applicationId" value={applicationId} />
      <TextAreaField
        id={`word-${applicationId}`}
        name="word"
        label={`A word to ${title}`}
        optional
        rows={2}
        maxLength={600}
        defaultValue={typed?.applicationId === applicationId ? typed.word : ""}
      />
      <div className="flex flex-wrap gap-2">
        <Button name="intent" value="accept">
          {isFull ? "Accept for the waiting list" : "Accept"}
        </Button>
        <Button name="intent" value="decline" look="secondary">
          Decline
        </Button>
      </div>
    </form>
  );
}
