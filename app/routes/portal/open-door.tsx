import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DoorOpen } from "lucide-react";
import { writeInput } from "#app/domain/open-door/door-input.ts";
import { openDoors, otherReaders, ownThreads } from "#app/domain/open-door/open-door-queries.server.ts";
import { openThread } from "#app/domain/open-door/open-thread.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { withFlash } from "../flash.server.ts";
import { firstNameOf } from "./greeting.ts";
import { OpenDoorForm } from "./open-door-form.tsx";
import { OpenDoorPeople } from "./open-door-people.tsx";
import { OpenDoorThreads } from "./open-door-threads.tsx";

export const meta: MetaFunction = () => [{ title: "Open door" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const to = new URL(request.url).searchParams.get("to");
  const [company, people, threads] = await Promise.all([
    companyView(),
    openDoors(context.now),
    ownThreads(customerId, context.now),
  ]);
  const chosen = people.find(({ id }) => id === to) ?? people[0] ?? null;
  return json({
    people,
    chosenId: chosen?.id ?? null,
    others: chosen === null ? [] : await otherReaders(chosen.staffId),
    threads,
    threadId: newId(context.now),
    company: company.name,
    timeZone: company.timeZone,
    now: context.now,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const submission = parseWithZod(await request.formData(), { schema: writeInput });
  if (submission.status !== "success") return json(submission.reply(), { status: 400 });
  const answer = await openThread({ ...submission.value, customerId }, context.now);
  if (answer.kind === "refused")
    return json(submission.reply({ formErrors: [answer.detail] }), { status: 400 });
  const headers = withFlash(new Headers(), "It is on its way. Here you see by when you have an answer.");
  return redirect(`/open-door/${answer.threadId}`, { status: 303, headers });
}

export default function OpenDoor() {
  const { people, chosenId, others, threads, threadId, company, timeZone, now } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const chosen = people.find(({ id }) => id === chosenId);
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        voice="greeting"
        title="The door is open"
        lead={`Write to somebody at ${company} who can change things. They answer you by name, by a time they promise.`}
      />
      {chosen === undefined ? (
        <EmptyState icon={<DoorOpen size={28} strokeWidth={1.75} />} title="Nobody stands here yet">
          Soon you will find people here who read what you write, and promise by when they answer.
        </EmptyState>
      ) : (
        <>
          <OpenDoorPeople people={people} chosenId={chosen.id} timeZone={timeZone} now={now} />
          <OpenDoorForm
            key={chosen.id}
            to={chosen}
            shortName={firstNameOf(chosen.name) ?? chosen.name}
            others={others}
            threadId={threadId}
            lastResult={lastResult ?? null}
          />
        </>
      )}
      {threads.length > 0 ? <OpenDoorThreads threads={threads} timeZone={timeZone} now={now} /> : null}
    </div>
  );
}
