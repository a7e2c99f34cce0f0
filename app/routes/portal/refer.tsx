import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { friendsOf, linkOf, programme } from "#app/domain/referrals/referral-queries.server.ts";
import { rewardRule } from "#app/domain/rewards/reward-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Copy } from "#app/ui/copy.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { pageNumber } from "../page-number.ts";
import { givesSomething, offerFor, termsFor } from "../reward-terms.ts";
import { Friends } from "./friends.tsx";
import { firstNameOf } from "./greeting.ts";
import { referralAddress } from "./referral-address.server.ts";
import { ShareButtons } from "./share-buttons.tsx";

export const meta: MetaFunction = () => [{ title: "Refer a friend" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId, name } = await requireCustomer(request, context);
  const page = pageNumber(new URL(request.url).searchParams);
  const { code } = await ensureReferralLink(customerId, context.now);
  const [company, link, friends, terms, rule] = await Promise.all([
    companyView(),
    linkOf(customerId),
    friendsOf(customerId, page),
    programme(),
    rewardRule(),
  ]);
  const inviter = firstNameOf(name) ?? "the person who invited you";
  return json({
    address: referralAddress(code),
    invitedPath: `/invited/${code}`,
    company: company.name,
    counts: { clicks: link?.clicks ?? 0, joined: link?.joined ?? 0, bought: link?.bought ?? 0 },
    ...friends,
    page,
    preview: {
      title: `${firstNameOf(name) ?? "Somebody"} invited you`,
      welcome: terms.welcome,
      offer: offerFor(rule, inviter),
    },
    lead: givesSomething(rule)
      ? "Share your link. When a friend buys something, there is a thank-you in it."
      : "Share your link with somebody who should know us.",
    terms: termsFor(rule, terms.attributionWindowDays),
    now: context.now,
    timeZone: company.timeZone,
  });
}

export default function Refer() {
  const {
    address,
    invitedPath,
    company,
    counts,
    friends,
    hasMore,
    page,
    preview,
    lead,
    terms,
    now,
    timeZone,
  } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-10">
      <PageHeader voice="greeting" title="Bring a friend" lead={lead} />
      <div className="grid gap-6 lg:grid-cols-[1fr_auto]">
        <div className="flex min-w-0 flex-col gap-4">
          <Copy label="Your link" size="large" value={address} />
          <ShareButtons address={address} company={company} />
        </div>
        <figure className="flex w-40 flex-col gap-2">
          <img
            src="/refer/qr"
            width={160}
            height={160}
            alt={`QR code of your link, ${address}`}
            className="rounded-control border border-line bg-white"
          />
          <figcaption className="text-14 text-ink-quiet">Let a friend scan it</figcaption>
        </figure>
      </div>
      <Card
        title="What your friend sees"
        lead={
          <a className="link" href={invitedPath}>
            Open the page
          </a>
        }
      >
        <div className="rounded-control border border-line bg-paper px-5 py-4">
          <p className="font-greeting text-22">{preview.title}</p>
          {preview.welcome ? <p className="mt-1 as-typed">{preview.welcome}</p> : null}
          {preview.offer ? <p className="mt-1 text-ink-soft">{preview.offer}</p> : null}
        </div>
      </Card>
      <Friends
        counts={counts}
        friends={friends}
        hasMore={hasMore}
        page={page}
        now={now}
        timeZone={timeZone}
      />
      <section className="flex flex-col gap-3">
        <h2 className="text-22 font-semibold">The terms</h2>
        <ul className="flex max-w-prose list-disc flex-col gap-1.5 ps-5">
          {terms.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
