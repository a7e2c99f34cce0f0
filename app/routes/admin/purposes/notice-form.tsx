import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { problemsOf } from "../../field-props.ts";
import { type NoticeFieldName, NoticeFields } from "./notice-fields.tsx";

type NoticeFormProps = {
  notice: { what: string; why: string; whatYouGet: string; categories: readonly string[] } | undefined;
  lastResult: SubmissionResult<string[]> | null;
};

/** A new version of a notice, begun from the words of the present one. */
export function NoticeForm({ notice, lastResult }: NoticeFormProps) {
  const [form, fields] = useForm<Record<NoticeFieldName, string>>({
    id: "notice",
    lastResult,
    ...(notice === undefined
      ? {}
      : { defaultValue: { ...notice, categories: notice.categories.join(", ") } }),
  });
  return (
    <Card
      title="Write a new version"
      lead="Earlier consent stays valid for the words it was given to. Everybody is asked again."
    >
      <Disclosure summary="Change the words" open={lastResult !== null}>
        <Form method="post" noValidate id={form.id} className="flex max-w-2xl flex-col gap-6">
          <ErrorSummary errors={problemsOf(form, fields)} />
          <NoticeFields fields={fields} />
          <div>
            <Button name="intent" value="notice">
              Ask by these words
            </Button>
          </div>
        </Form>
      </Disclosure>
    </Card>
  );
}
