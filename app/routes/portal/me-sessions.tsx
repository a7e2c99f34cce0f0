import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sessionViews } from "#app/domain/people/account-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer, requireSignedIn } from "../access.server.ts";
import { answerSessionButtons } from "../account-actions.server.ts";
import { SessionList } from "../session-list.tsx";

export const meta: MetaFunction = () => [{ title: "Where you are signed in" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCustomer(request, context);
  const { accountId, sessionId } = await requireSignedIn(request, context);
  const [sessions, { timeZone }] = await Promise.all([
    sessionViews(accountId, sessionId, context.now),
    companyView(),
  ]);
  return json({ sessions, timeZone, now: context.now });
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireCustomer(request, context);
  const person = await requireSignedIn(request, context);
  return answerSessionButtons(await request.formData(), person, context.now, "/me/sessions");
}

export default function MySessions() {
  const { sessions, timeZone, now } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        voice="greeting"
        back={{ href: "/me", label: "About you" }}
        title="Where you are signed in"
        lead="Do you see a device that is not yours? Sign it out, and have a new link mailed to you."
      />
      <Card>
        <SessionList {...{ sessions, timeZone, now }} action="/me/sessions" />
      </Card>
    </div>
  );
}
