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
import { createGroup } from "#app/domain/groups/create-group.server.ts";
import { groupInput } from "#app/domain/groups/group-input.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { GroupFields, type GroupFormValues } from "./group-fields.tsx";

export const meta: MetaFunction = () => [{ title: "Open a group" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "manage");
  return json(null);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const manager = await requireStaff(request, context, "manage");
  const submission = parseWithZod(await request.formData(), { schema: groupInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { groupId } = await createGroup(submission.value, manager, context.now);
  const headers = withFlash(new Headers(), `${submission.value.name} is open. Customers see it now.`);
  return redirect(`/admin/groups/${groupId}`, { status: 303, headers });
}

export default function GroupNew() {
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<GroupFormValues>({
    id: "group",
    lastResult: lastResult ?? null,
    defaultValue: { kind: "beta", admission: "review", seats: "10" },
  });
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/groups", label: "Groups" }}
        title="Open a group"
        lead="Customers see it as soon as you open it. An agreement to accept is added afterwards, if you need one."
      />
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Card>
        <form method="post" noValidate className="flex flex-col gap-5">
          <Choice
            kind="radio"
            legend="What kind of group"
            {...fieldProps(fields.kind)}
            options={[
              { value: "beta", label: "Beta test", hint: "Members try what is not finished yet." },
              { value: "advisory", label: "Advisory group", hint: "Members advise you again and again." },
            ]}
          />
          <GroupFields fields={fields} />
          <Button className="self-start">Open the group</Button>
        </form>
      </Card>
    </div>
  );
}
