import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { factsOfKind } from "#app/domain/notifications/notice-kinds.ts";
import { preferencesOf } from "#app/domain/notifications/notification-queries.server.ts";
import { readUnsubscribeToken } from "#app/domain/notifications/unsubscribe-token.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const handle = { hydrate: false };
export const meta: MetaFunction = () => [
  { title: "Stop mails" },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

/** Looking stops nothing: scanners of mail open every link. The button posts to routes/hooks/stop-mails-at-once.server.ts. */
export async function loader({ params }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const subscription = readUnsubscribeToken(token);
  if (subscription === null) return json({ found: null }, { status: 404 });
  const { label, to } = factsOfKind(subscription.kind);
  const preferences = await preferencesOf(subscription.accountId, to);
  const byMail = preferences.find(({ kind }) => kind === subscription.kind)?.byMail === true;
  const settings = to === "staff" ? "/admin/for-you" : "/me/preferences";
  return json({ found: { token, label, byMail, settings } });
}

export default function StopMails() {
  const { found } = useLoaderData<typeof loader>();
  if (found === null) {
    return (
      <div className="mx-auto flex max-w-lg flex-col gap-8">
        <PageHeader
          voice="greeting"
          title="This link is not known"
          lead="It may have been cut short on its way. Sign in to choose which mails you get."
        />
        <LinkButton href="/sign-in?to=/me/preferences" className="self-start">
          Choose your mails
        </LinkButton>
      </div>
    );
  }
  const { token, label, byMail, settings } = found;
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <PageHeader
        voice="greeting"
        title={byMail ? "Stop these mails?" : "These mails have stopped"}
        lead={
          byMail
            ? `So far we mail you when ${label}.`
            : `We no longer mail you when ${label}. You still find it here when you sign in.`
        }
      />
      <Card>
        {byMail ? (
          <form method="post" action={`/unsubscribe/${token}?from=page`} className="flex flex-col gap-4">
            <p>Nothing else changes: you find the news here when you sign in.</p>
            <Button size="large">Stop these mails</Button>
          </form>
        ) : (
          <div className="flex flex-col items-start gap-4">
            <p>Did you mean another kind, or do you want them again?</p>
            <LinkButton href={settings}>Choose your mails</LinkButton>
          </div>
        )}
      </Card>
    </div>
  );
}
