import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Gift } from "lucide-react";
import { giftsOf } from "#app/domain/activity/activity-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { linkOf } from "#app/domain/referrals/referral-queries.server.ts";
import { balancesOf, rewardsOf } from "#app/domain/rewards/reward-queries.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { requireCustomer } from "../access.server.ts";
import { counted } from "../counted.ts";
import { cursorOf } from "../page-number.ts";
import { giftWords, outcomeSentence } from "./gift-words.ts";
import { firstNameOf, greetingAt } from "./greeting.ts";
import { HomeLink } from "./home-link.tsx";
import { referralAddress } from "./referral-address.server.ts";
import { ThankYou } from "./thank-you.tsx";

export const meta: MetaFunction = () => [{ title: "Home" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId, name } = await requireCustomer(request, context);
  const cursor = cursorOf(new URL(request.url).searchParams);
  const { code } = await ensureReferralLink(customerId, context.now);
  const [company, link, balances, gifts, { rewards }] = await Promise.all([
    companyView(),
    linkOf(customerId),
    balancesOf(customerId),
    giftsOf(customerId, { cursor, limit: 5 }),
    rewardsOf(customerId, { limit: 50 }),
  ]);
  const { timeZone } = company;
  return json({
    greeting: greetingAt(context.now, timeZone),
    firstName: firstNameOf(name),
    company: company.name,
    link: {
      address: referralAddress(code),
      clicks: link?.clicks ?? 0,
      joined: link?.joined ?? 0,
      bought: link?.bought ?? 0,
    },
    balances,
    thanks: rewards.find(({ kind }) => kind === "grant") ?? null,
    ...gifts,
    isFirstPage: cursor === null,
    now: context.now,
    timeZone,
  });
}

export default function Home() {
  const { greeting, firstName, company, link, balances, thanks, gifts, next, isFirstPage, now, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        voice="greeting"
        title={firstName ? `${greeting}, ${firstName}.` : `${greeting}.`}
        lead={facts(link.joined, link.bought, company)}
      />
      <section className="flex flex-col gap-5" aria-labelledby="gifts">
        <h2 id="gifts" className="text-22 font-semibold">
          What you gave, and what became of it
        </h2>
        {gifts.length === 0 && isFirstPage ? (
          <EmptyState
            level={3}
            icon={<Gift size={28} strokeWidth={1.75} />}
            title="Nothing here yet"
            action={
              <LinkButton look="primary" href="/refer">
                Share your link
              </LinkButton>
            }
          >
            When a friend joins through your link, you will read here what became of it.
          </EmptyState>
        ) : (
          <Timeline
            now={now}
            timeZone={timeZone}
            items={gifts.map((gift) => ({
              id: gift.id,
              at: gift.occurredAt,
              title: giftWords(gift.kind, gift.quantity),
              detail: outcomeSentence(gift.outcomes) ?? "Nothing has come of it yet.",
              tone: gift.outcomes.length > 0 ? "good" : "quiet",
            }))}
          />
        )}
        <Pagination nextHref={next ? `?after=${next}` : null} previousHref={isFirstPage ? null : "?"} />
      </section>
      <HomeLink link={link} balances={balances} now={now} timeZone={timeZone} />
      {thanks ? <ThankYou thanks={thanks} company={company} now={now} timeZone={timeZone} /> : null}
    </div>
  );
}

function facts(joined: number, bought: number, company: string): string {
  if (joined === 0) return `Nobody has come to ${company} through you yet. Your link is below.`;
  const came = `Since you joined, ${counted(joined, "person", "people")} came because of you`;
  return bought === 0
    ? `${came}.`
    : `${came}, and ${bought === joined && bought > 1 ? "all of them" : bought} bought something.`;
}
