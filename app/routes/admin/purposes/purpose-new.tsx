import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { openPurpose } from "#app/domain/consent/open-purpose.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { NoticeFields } from "./notice-fields.tsx";
import { purposeInput } from "./purpose-input.ts";

export const meta: MetaFunction = () => [{ title: "Open a purpose" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "manage");
  return json({});
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const submission = parseWithZod(await request.formData(), { schema: purposeInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { name, ...notice } = submission.value;
  const opened = await openPurpose({ name, notice }, { kind: "staff", id: staffId }, context.now);
  if (opened.kind === "refused")
    return json(submission.reply({ fieldErrors: { name: [opened.detail] } }), 400);
  const headers = withFlash(new Headers(), "The purpose is open. Customers read it under “Sharing”.");
  return redirect(`/admin/purposes/${opened.purposeId}`, { status: 303, headers });
}

export default function NewPurpose() {
  const lastResult = useActionData<typeof action>() ?? null;
  const [form, fields] = useForm<Record<"name" | "what" | "why" | "whatYouGet" | "categories", string>>({
    id: "purpose",
    lastResult,
  });
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/purposes", label: "Purposes" }}
        title="Open a purpose"
        lead="One purpose, one question. Nobody is taken to have agreed until they press the button."
      />
      <Card>
        <Form method="post" noValidate id={form.id} className="flex flex-col gap-6">
          <ErrorSummary errors={problemsOf(form, fields)} />
          <Field
            label="Name"
            hint="A few words that say what it is for, such as “Industry benchmark”."
            maxLength={80}
            {...fieldProps(fields.name)}
          />
          <NoticeFields fields={fields} />
          <div>
            <Button>Open the purpose</Button>
          </div>
        </Form>
      </Card>
    </div>
  );
}
