import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { When } from "#app/ui/when.tsx";
import { fieldProps } from "../../field-props.ts";

type Stranded = { id: string; customer: string; holder: string; openedAt: string; dueAt: string | null };
type Colleague = { staffId: string; name: string };
type Shared = {
  colleagues: readonly Colleague[];
  failed: { threadId: string; result: SubmissionResult } | null;
  timeZone: string;
  now: string;
};

/** Threads of people who left the staff, for owners: given to a colleague without being read. */
export function StrandedThreads({ threads, ...shared }: Shared & { threads: readonly Stranded[] }) {
  return (
    <Card
      title="Nobody answers these any more"
      lead="Whoever held them left the staff. Give each to a colleague: the customer is told who reads it from then on. What is confidential stays closed to you."
    >
      <ul className="flex flex-col divide-y divide-line">
        {threads.map((thread) => (
          <StrandedThread key={thread.id} thread={thread} {...shared} />
        ))}
      </ul>
    </Card>
  );
}

function StrandedThread({ thread, colleagues, failed, timeZone, now }: Shared & { thread: Stranded }) {
  const [form, fields] = useForm<{ staffId: string }>({
    id: `reassign-${thread.id}`,
    lastResult: failed?.threadId === thread.id ? failed.result : null,
  });
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 py-3">
      <div className="min-w-0 flex-1 basis-60 text-14">
        <p className="font-medium wrap-anywhere">{`${thread.customer}, to ${thread.holder}`}</p>
        <p className="text-ink-quiet">
          written <When at={thread.openedAt} now={now} timeZone={timeZone} style="day" />
          {thread.dueAt === null ? null : (
            <>
              , an answer is promised by <When at={thread.dueAt} now={now} timeZone={timeZone} />
            </>
          )}
        </p>
      </div>
      <form method="post" noValidate id={form.id} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="threadId" value={thread.id} />
        <SelectField
          label="Give it to"
          options={[
            { value: "", label: "Choose a colleague" },
            ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
          ]}
          {...fieldProps(fields.staffId)}
        />
        <Button look="secondary">
          Hand over<span className="sr-only">: {thread.customer}</span>
        </Button>
      </form>
    </li>
  );
}
