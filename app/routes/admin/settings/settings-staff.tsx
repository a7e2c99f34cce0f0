import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeStaffRole, disableStaff } from "#app/domain/people/change-staff.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { inviteStaff } from "#app/domain/people/invite-staff.server.ts";
import { staffIdInput, staffInvitationInput, staffRoleInput } from "#app/domain/people/people-input.ts";
import { roles, roleWords } from "#app/domain/people/roles.ts";
import { listStaff, listStaffInvitations } from "#app/domain/people/staff-queries.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff, type StaffAccess } from "../../access.server.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { StaffInvitations } from "./staff-invitations.tsx";
import { StaffList } from "./staff-list.tsx";

const path = "/admin/settings/staff";

export const meta: MetaFunction = () => [{ title: "Staff" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "own");
  const [staff, invitations, { timeZone }] = await Promise.all([
    listStaff(),
    listStaffInvitations(context.now),
    companyView(),
  ]);
  return json({ staff, invitations, timeZone, now: context.now, ownStaffId: staffId });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const owner = await requireStaff(request, context, "own");
  const form = await request.formData();
  switch (form.get("intent")) {
    case "role":
      return changeRole(form, owner, context.now);
    case "disable":
      return disable(form, owner, context.now);
    default:
      return invite(form, owner, context.now);
  }
}

async function invite(form: FormData, owner: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: staffInvitationInput });
  if (submission.status !== "success") return json({ result: submission.reply(), problem: null }, 400);
  const answer = await inviteStaff(submission.value, owner, now);
  if (answer.kind === "refused")
    return json(
      { result: submission.reply({ fieldErrors: { email: [answer.detail] } }), problem: null },
      400,
    );
  return done(`The invitation is on its way to ${submission.value.email}.`);
}

async function changeRole(form: FormData, owner: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: staffRoleInput });
  if (submission.status !== "success")
    return json({ result: null, problem: "Choose a person and a role of the list." }, 400);
  const answer = await changeStaffRole(submission.value, owner, now);
  return answer.kind === "refused"
    ? json({ result: null, problem: answer.detail }, 400)
    : done("The role is changed.");
}

async function disable(form: FormData, owner: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: staffIdInput });
  if (submission.status !== "success")
    return json({ result: null, problem: "Choose a person of the list." }, 400);
  const answer = await disableStaff(submission.value.staffId, owner, now);
  return answer.kind === "refused"
    ? json({ result: null, problem: answer.detail }, 400)
    : done("This person is signed out and can no longer come in.");
}

function done(message: string) {
  return redirect(path, { status: 303, headers: withFlash(new Headers(), message) });
}

export default function StaffSettings() {
  const { staff, invitations, timeZone, now, ownStaffId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string; name: string; role: string }>({
    id: "invite",
    lastResult: answer?.result ?? null,
  });
  const problems = answer?.problem ? [{ message: answer.problem }] : [];
  return (
    <div className="flex flex-col gap-6">
      <ErrorSummary title="This did not work" errors={problems} />
      <PageHeader title="Staff" lead="Who works here, and what they may do." />
      <SettingsNav owner />
      <Card title="On the staff" flush>
        <StaffList {...{ staff, timeZone, now, ownStaffId }} />
      </Card>
      {invitations.length > 0 ? <StaffInvitations {...{ invitations, timeZone, now }} /> : null}
      <Card title="Invite somebody" lead="We mail a link that is good for seven days.">
        <form method="post" noValidate className="flex max-w-lg flex-col gap-4">
          <ErrorSummary errors={problemsOf(form, fields)} />
          <Field label="Name" autoComplete="off" maxLength={120} {...fieldProps(fields.name)} />
          <Field label="E-mail address" type="email" autoComplete="off" {...fieldProps(fields.email)} />
          <Choice
            kind="radio"
            legend="Role"
            {...fieldProps(fields.role)}
            options={roles.map((role) => ({
              value: role,
              label: roleWords(role).name,
              hint: roleWords(role).rights,
            }))}
          />
          <Button name="intent" value="invite" className="self-start">
            Send invitation
          </Button>
        </form>
      </Card>
    </div>
  );
}
