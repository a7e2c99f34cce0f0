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
import { changeGroup } from "#app/domain/groups/change-group.server.ts";
import { closeGroup, reopenGroup } from "#app/domain/groups/close-group.server.ts";
import { groupInput } from "#app/domain/groups/group-input.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff, type StaffAccess } from "../../access.server.ts";
import { problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { GroupFields, type GroupFormValues } from "./group-fields.tsx";
import { groupOf } from "./group-of.server.ts";

const schema = groupInput.omit({ kind: true });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Change ${data.group.name}` : "Change a group" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "manage");
  return json({ group: await groupOf(params["groupId"]) });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const manager = await requireStaff(request, context, "manage");
  const { id } = await groupOf(params["groupId"]);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "close":
      await closeGroup(id, manager, context.now);
      return done(id, "The group is closed. Members keep their seats.");
    case "reopen":
      await reopenGroup(id, manager, context.now);
      return done(id, "The group is open again.");
    default:
      return save(id, form, manager, context.now);
  }
}

async function save(id: string, form: FormData, manager: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const answer = await changeGroup(id, submission.value, manager, now);
  if (answer.kind === "refused")
    return json(submission.reply({ fieldErrors: { seats: [answer.detail] } }), 400);
  return done(id, "The group is changed.");
}

function done(id: string, message: string) {
  return redirect(`/admin/groups/${id}`, { status: 303, headers: withFlash(new Headers(), message) });
}

export default function GroupEdit() {
  const { group } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { name, story, membersDo, membersGet, seats, admission } = group;
  const [form, fields] = useForm<Omit<GroupFormValues, "kind">>({
    id: "group",
    lastResult: lastResult ?? null,
    defaultValue: { name, story, membersDo, membersGet, seats: String(seats), admission },
  });
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader back={{ href: `/admin/groups/${group.id}`, label: name }} title={`Change ${name}`} />
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Card>
        <form method="post" noValidate className="flex flex-col gap-5">
          <GroupFields fields={fields} />
          <Button className="self-start">Save the group</Button>
        </form>
      </Card>
      {group.closedAt === null ? (
        <Card
          title="Close the group"
          lead="Nobody new comes in and nobody moves up. Members keep their seats. You can open it again."
        >
          <form method="post">
            <Button name="intent" value="close" look="trouble">
              Close the group
            </Button>
          </form>
        </Card>
      ) : (
        <Card title="Open it again" lead="Free seats go to those who wait, in the order in which they came.">
          <form method="post">
            <Button name="intent" value="reopen" look="secondary">
              Open the group again
            </Button>
          </form>
        </Card>
      )}
    </div>
  );
}
