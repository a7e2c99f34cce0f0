import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { RateForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import type { Evidence } from "#app/domain/value/parameters/parameters.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { shapeLabels, shapeOf } from "./rate-figures.ts";
import { gradeOptions, rateWords } from "./rate-words.ts";

type TypedRate = Record<
  "first" | "second" | "priorSource" | "did" | "all" | "grade" | "evidenceSource",
  string
>;

type RateFormProps = {
  rate: RateForPages;
  version: number;
  typed: Readonly<Record<string, string>>;
  lastResult: SubmissionResult<string[]> | null;
};

/** Changes what is assumed of a rate, and takes what somebody measured of it. */
export function RateForm({ rate, version, typed, lastResult }: RateFormProps) {
  const words = rateWords[rate.name];
  const labels = shapeLabels[rate.prior.family];
  const [form, fields] = useForm<TypedRate>({
    id: "rate",
    lastResult,
    defaultValue: { ...typedNow(rate), ...typed },
  });
  const grade = fields.grade.initialValue;
  return (
    <>
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Card title="Change it">
        <Form method="post" noValidate id={form.id} className="flex flex-col gap-6">
          <input type="hidden" name="version" value={version} />
          <fieldset className="flex flex-col gap-4">
            <legend className="float-left mb-1 w-full text-14 font-semibold">What you measured</legend>
            <p className="clear-both -mt-4 max-w-prose text-14 text-ink-quiet">
              {words.learn === undefined ? null : `${words.learn} `}
              Leave both numbers empty to let the books alone teach it.
            </p>
            <div className="grid items-end gap-4 sm:max-w-lg sm:grid-cols-2">
              <Field label={words.did} inputMode="decimal" optional {...fieldProps(fields.did)} />
              <Field label={words.all} inputMode="decimal" optional {...fieldProps(fields.all)} />
            </div>
            <Choice
              kind="radio"
              legend="How it was measured"
              name="grade"
              id={fields.grade.id}
              defaultValue={typeof grade === "string" ? grade : "C"}
              error={fields.grade.errors ?? null}
              options={gradeOptions}
            />
            <Field
              label="Where these numbers come from"
              hint="Needed with the numbers, such as: we asked 20 friends by phone, May 2026. It stands beside every figure that follows from it."
              maxLength={300}
              {...fieldProps(fields.evidenceSource)}
            />
          </fieldset>
          <fieldset className="flex flex-col gap-4 border-t border-line pt-5">
            <legend className="float-left w-full text-14 font-semibold">What is assumed before that</legend>
            <div className="clear-both grid items-end gap-4 sm:max-w-lg sm:grid-cols-2">
              <Field label={labels[0]} inputMode="decimal" required {...fieldProps(fields.first)} />
              <Field label={labels[1]} inputMode="decimal" required {...fieldProps(fields.second)} />
            </div>
            <Field
              label="Where this assumption comes from"
              required
              maxLength={300}
              {...fieldProps(fields.priorSource)}
            />
          </fieldset>
          <div>
            <Button name="intent" value="preview">
              See what changes
            </Button>
          </div>
        </Form>
      </Card>
    </>
  );
}

/** What each field is called where a change of it is told. */
export function rateLabels({ name, prior }: Pick<RateForPages, "name" | "prior">): TypedRate {
  const words = rateWords[name];
  const [first, second] = shapeLabels[prior.family];
  return {
    did: `${words.did}:`,
    all: `${words.all}:`,
    grade: "How it was measured, as a grade:",
    evidenceSource: "Where these numbers come from:",
    first: `Assumed, ${first}:`,
    second: `Assumed, ${second}:`,
    priorSource: "Where the assumption comes from:",
  };
}

/** Which field tells where a number comes from. */
export const rateSources = {
  did: "evidenceSource",
  all: "evidenceSource",
  first: "priorSource",
  second: "priorSource",
} as const;

/** The form as it stands. */
export function typedNow({ prior, source, entered }: RateForPages): TypedRate {
  const [first, second] = shapeOf(prior);
  const [did, all] = entered === null ? ["", ""] : dataOf(entered);
  return {
    ...{ first, second, did, all },
    priorSource: source,
    grade: entered?.grade ?? "C",
    evidenceSource: entered?.source ?? "",
  };
}

function dataOf(data: Evidence): [string, string] {
  if (data.family === "beta") return [String(data.successes), String(data.trials)];
  if (data.family === "gamma") return [String(data.events), String(data.occasions)];
  return [String(data.estimate), String(data.standardError)];
}
