import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckBox } from "#app/ui/check-box.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { When } from "#app/ui/when.tsx";
import { fieldProps, problemsOf } from "../field-props.ts";

type GroupAgreementProps = {
  agreement: { id: string; version: number; text: string; publishedAt: string; acceptedAt: string | null };
  toAccept: boolean;
  lastResult: SubmissionResult | null;
  now: string;
  timeZone: string;
};

/** The agreement in full: to accept where that is due, else folded. */
export function GroupAgreement(props: GroupAgreementProps) {
  const { agreement, toAccept, lastResult, now, timeZone } = props;
  const version = (
    <>
      Version {agreement.version}, published{" "}
      <When at={agreement.publishedAt} now={now} timeZone={timeZone} style="day" />
      {agreement.acceptedAt === null ? null : (
        <>
          , accepted by you <When at={agreement.acceptedAt} now={now} timeZone={timeZone} />
        </>
      )}
    </>
  );
  const text = (
    <p dir="auto" className="max-w-prose wrap-anywhere as-typed">
      {agreement.text}
    </p>
  );
  return (
    <div id="agreement" className="scroll-mt-6">
      <Card title="The agreement" lead={version}>
        {toAccept ? (
          <div className="flex flex-col gap-6">
            {text}
            <Accept agreementId={agreement.id} lastResult={lastResult} />
          </div>
        ) : (
          <Disclosure summary="Read it">{text}</Disclosure>
        )}
      </Card>
    </div>
  );
}

function Accept({ agreementId, lastResult }: { agreementId: string; lastResult: SubmissionResult | null }) {
  const [form, fields] = useForm<{ agree: string; agreementId: string }>({ id: "accept", lastResult });
  const { id, name, error } = fieldProps(fields.agree);
  return (
    <form method="post" noValidate className="flex flex-col gap-4 border-t border-line pt-5">
      <ErrorSummary title="One thing is missing" errors={problemsOf(form, fields)} />
      <input type="hidden" name="agreementId" value={agreementId} />
      <CheckBox {...{ id, name, error }} label="I have read the agreement and agree to it" />
      <Button name="intent" value="accept" className="self-start">
        Accept the agreement
      </Button>
    </form>
  );
}
