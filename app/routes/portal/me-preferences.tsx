import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { preferencesOf } from "#app/domain/notifications/notification-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { MailPreferences } from "../mail-preferences.tsx";
import { answerMailPreferences } from "../notice-actions.server.ts";

const path = "/me/preferences";

export const meta: MetaFunction = () => [{ title: "Your mails" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, email } = await requireCustomer(request, context);
  return json({ email, preferences: await preferencesOf(accountId, "customers") });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = await requireCustomer(request, context);
  const reader = { accountId, to: "customers" as const, list: path };
  return answerMailPreferences(await request.formData(), reader, context.now);
}

export default function MyPreferences() {
  const { email, preferences } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        voice="greeting"
        back={{ href: "/me", label: "About you" }}
        title="Your mails"
        lead="Choose what we write to you about. You find all of it under News for you, with or without a mail."
      />
      <Card title="Mails" lead={<span className="wrap-anywhere">They go to {email}.</span>}>
        <MailPreferences action={path} preferences={preferences} />
      </Card>
    </div>
  );
}
