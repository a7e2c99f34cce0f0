import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { giftsOf } from "#app/domain/activity/activity-queries.server.ts";
import { giftFacts } from "#app/domain/activity/gift-facts.server.ts";
import { waitingFor } from "#app/domain/notifications/notification-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { linkOf } from "#app/domain/referrals/referral-queries.server.ts";
import { balancesOf } from "#app/domain/rewards/reward-queries.server.ts";
import { latestThanks } from "#app/domain/rewards/thanks-queries.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { cursorOf } from "../page-number.ts";
import { firstNameOf, greetingAt } from "./greeting.ts";
import { factsSentence } from "./home-facts.ts";
import { HomeGifts } from "./home-gifts.tsx";
import { HomeLink } from "./home-link.tsx";
import { HomeThanks } from "./home-thanks.tsx";
import { HomeWaiting } from "./home-waiting.tsx";
import { referralAddress } from "./referral-address.server.ts";

export const meta: MetaFunction = () => [{ title: "Home" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId, accountId, name } = await requireCustomer(request, context);
  const cursor = cursorOf(new URL(request.url).searchParams);
  const { code } = await ensureReferralLink(customerId, context.now);
  const [company, link, balances, gifts, facts, waiting, thanks] = await Promise.all([
    companyView(),
    linkOf(customerId),
    balancesOf(customerId),
    giftsOf(customerId, { cursor, limit: 10 }),
    giftFacts(customerId),
    waitingFor(accountId, "customers"),
    latestThanks(customerId),
  ]);
  const { timeZone } = company;
  return json({
    greeting: greetingAt(context.now, timeZone),
    firstName: firstNameOf(name),
    facts: factsSentence(facts),
    link: {
      address: referralAddress(code),
      clicks: link?.clicks ?? 0,
      joined: link?.joined ?? 0,
      bought: link?.bought ?? 0,
    },
    waiting,
    thanks,
    balances,
    gifts: { ...gifts, isFirstPage: cursor === null },
    now: context.now,
    timeZone,
  });
}

export default function Home() {
  const { greeting, firstName, facts, link, waiting, thanks, balances, gifts, now, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        voice="greeting"
        title={firstName ? `${greeting}, ${firstName}.` : `${greeting}.`}
        lead={facts}
      />
      <HomeWaiting notices={waiting} />
      <HomeGifts {...gifts} now={now} timeZone={timeZone} />
      <HomeLink link={link} balances={balances} now={now} timeZone={timeZone} />
      {thanks ? <HomeThanks thanks={thanks} now={now} timeZone={timeZone} /> : null}
    </div>
  );
}
