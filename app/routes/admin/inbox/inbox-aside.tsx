import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { fieldProps } from "../../field-props.ts";

type InboxAsideProps = {
  thread: {
    customer: { id: string; name: string };
    named: { name: string };
    confidential: boolean;
    complaintAt: string | null;
    openedAt: string;
  };
  colleagues: readonly { staffId: string; name: string }[];
  failed: SubmissionResult | null;
  timeZone: string;
  now: string;
};

/** Whose thread it is, who may read it, and what else can be done with it. */
export function InboxAside({ thread, colleagues, failed, timeZone, now }: InboxAsideProps) {
  const [form, fields] = useForm<{ staffId: string }>({ id: "hand-over", lastResult: failed });
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Card title="About this thread">
        <Facts
          facts={[
            {
              label: "Customer",
              value: (
                <TextLink href={`/admin/customers/${thread.customer.id}`}>{thread.customer.name}</TextLink>
              ),
            },
            { label: "Written", value: <When at={thread.openedAt} now={now} timeZone={timeZone} /> },
            {
              label: "Who reads it",
              value: thread.confidential
                ? `${thread.named.name} and whoever it was handed to`
                : `${thread.named.name}, whoever it was handed to, owners and managers`,
            },
            {
              label: "Kind",
              value:
                thread.complaintAt === null ? (
                  "Message"
                ) : (
                  <>
                    Complaint since <When at={thread.complaintAt} now={now} timeZone={timeZone} style="day" />
                  </>
                ),
            },
          ]}
        />
      </Card>
      {colleagues.length > 0 ? (
        <Card title="Hand it over" lead="The promise stays, and the customer sees who answers for whom.">
          <Form method="post" noValidate id={form.id} className="flex flex-col gap-3">
            <SelectField
              label="Colleague"
              options={[
                { value: "", label: "Choose a colleague" },
                ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
              ]}
              {...fieldProps(fields.staffId)}
            />
            <Button name="intent" value="hand-over" look="secondary" className="self-start">
              Hand over
            </Button>
          </Form>
        </Card>
      ) : null}
      {thread.complaintAt === null ? (
        <Form method="post">
          <Button name="intent" value="complaint" look="secondary">
            Mark as a complaint
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
