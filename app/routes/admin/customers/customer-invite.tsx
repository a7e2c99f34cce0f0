import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { inviteCustomer } from "#app/domain/people/invite-customer.server.ts";
import { customerInvitationInput } from "#app/domain/people/people-input.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { requireStaff } from "../../access.server.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";

export const meta: MetaFunction = () => [{ title: "Invite a customer" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "manage");
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const inviter = await requireStaff(request, context, "manage");
  const submission = parseWithZod(await request.formData(), { schema: customerInvitationInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { email, name = null, note = null } = submission.value;
  const answer = await inviteCustomer({ email, name, note }, inviter, context.now);
  if (answer.kind === "refused")
    return json(submission.reply({ fieldErrors: { email: [answer.detail] } }), 400);
  const headers = withFlash(new Headers(), `The invitation is on its way to ${email}.`);
  return redirect("/admin/customers", { status: 303, headers });
}

export default function InviteCustomer() {
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string; name?: string; note?: string }>({
    id: "invite",
    lastResult: answer ?? null,
  });
  return (
    <div className="flex max-w-xl flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/customers", label: "Customers" }}
        title="Invite a customer"
        lead="We mail a link that is good for seven days. Whoever opens it joins with one press."
      />
      <Card>
        <form method="post" noValidate className="flex flex-col gap-4">
          <ErrorSummary errors={problemsOf(form, fields)} />
          <Field label="E-mail address" type="email" autoComplete="off" {...fieldProps(fields.email)} />
          <Field label="Name" optional autoComplete="off" maxLength={120} {...fieldProps(fields.name)} />
          <TextAreaField
            label="A few words from you"
            hint="They stand in the mail, under your name."
            optional
            maxLength={600}
            rows={4}
            {...fieldProps(fields.note)}
          />
          <Button className="self-start">Send invitation</Button>
        </form>
      </Card>
    </div>
  );
}
