import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";

/** The form that brings a file of orders. */
export function UploadForm({ problem }: { problem: string | undefined }) {
  const sending = useNavigation().formMethod === "POST";
  return (
    <Card title="Import orders">
      <div className="flex flex-col gap-5">
        <ErrorSummary errors={problem ? [{ field: "file", message: problem }] : []} />
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-5">
          <Field
            name="source"
            label="Where the orders are from"
            hint="A short name of the shop or system. The same order number from another source is another order."
            defaultValue="shop"
            required
            maxLength={100}
            className="max-w-sm"
          />
          <Field
            name="file"
            type="file"
            accept=".csv,text/csv"
            label="CSV file"
            error={problem}
            required
            className="max-w-lg"
          />
          <div>
            <Button disabled={sending}>{sending ? "Sending the file …" : "Import the file"}</Button>
          </div>
        </Form>
        <Disclosure summary="What the file must look like">
          <div className="flex flex-col gap-2 text-14 text-ink-soft">
            <p>
              The first line names the columns. Amounts are in major units with a dot, dates as 2026-11-22 or,
              with a time, as 2026-11-22T09:30:00+01:00. A time without an offset is read as UTC.
            </p>
            <pre className="rounded-control bg-sunken p-3 wrap-anywhere whitespace-pre-wrap">
              {
                "order_id,customer_id,email,placed_at,amount,currency\n1001,c-17,ada@example.com,2026-11-22,29.33,EUR"
              }
            </pre>
            <p>You may add cost, refunded_amount and referral_code.</p>
          </div>
        </Disclosure>
      </div>
    </Card>
  );
}
