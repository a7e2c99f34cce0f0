import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { invitationOf, programme } from "#app/domain/referrals/referral-queries.server.ts";
import { shopLink } from "#app/domain/referrals/shop-link.ts";
import { rewardRule } from "#app/domain/rewards/reward-queries.server.ts";
import { readCookie } from "#app/platform/cookies.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { offerFor } from "../reward-terms.ts";

export const handle = { hydrate: false };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? data.invitation
        ? `${data.invitation.title} to ${data.company}`
        : `This invitation is not known · ${data.company}`
      : "Invitation",
  },
];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [company, found, terms, rule] = await Promise.all([
    companyView(),
    invitationOf(params["code"] ?? ""),
    programme(),
    rewardRule(),
  ]);
  if (found === null) return json({ company: company.name, invitation: null }, { status: 404 });
  const invitation = {
    code: found.code,
    title: `${found.inviterFirstName ?? "A friend"} invited you`,
    welcome: terms.welcome,
    shopUrl: terms.shopUrl === null ? null : shopLink(terms.shopUrl, readCookie(request, "kith_click")),
    offer: offerFor(rule, found.inviterFirstName ?? "your friend"),
  };
  return json({ company: company.name, invitation });
}

export default function Invited() {
  const { company, invitation } = useLoaderData<typeof loader>();
  if (invitation === null) return <UnknownInvitation company={company} />;
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-8">
      <PageHeader
        voice="greeting"
        title={invitation.title}
        lead={invitation.welcome || `You are welcome at ${company}.`}
      />
      {invitation.offer ? <p className="rounded-card bg-brand-soft px-5 py-4">{invitation.offer}</p> : null}
      <Card title={`Join ${company}`} lead="We mail you a link to make sure that the address is yours.">
        <form method="post" action="/join" className="flex flex-col gap-4">
          <input type="hidden" name="code" value={invitation.code} />
          <Field name="name" label="Your name" autoComplete="name" required maxLength={120} />
          <Field name="email" type="email" label="Your e-mail address" autoComplete="email" required />
          <Button size="large">Join {company}</Button>
        </form>
      </Card>
      {invitation.shopUrl ? (
        <p>
          <LinkButton href={invitation.shopUrl} external>
            Visit the shop
          </LinkButton>
        </p>
      ) : null}
      <p className="text-14 text-ink-quiet">
        Have you joined before? <TextLink href="/sign-in">Sign in</TextLink>.
      </p>
    </div>
  );
}

function UnknownInvitation({ company }: { company: string }) {
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-6">
      <PageHeader
        voice="greeting"
        title="We do not know this invitation"
        lead="The link may have lost a letter on its way. Ask your friend to send it once more, or join without it."
      />
      <p>
        <LinkButton look="primary" size="large" href="/join">
          Join {company}
        </LinkButton>
      </p>
    </div>
  );
}
