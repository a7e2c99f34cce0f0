import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { balancesOf, rewardsOf } from "#app/domain/rewards/reward-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireCustomer } from "../access.server.ts";
import { cursorOf } from "../page-number.ts";
import { Balances } from "./balances.tsx";
import { RewardHistory } from "./reward-history.tsx";

export const meta: MetaFunction = () => [{ title: "Your rewards" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const cursor = cursorOf(new URL(request.url).searchParams);
  const [{ timeZone }, balances, history] = await Promise.all([
    companyView(),
    balancesOf(customerId),
    rewardsOf(customerId, { cursor }),
  ]);
  return json({ timeZone, balances, ...history, isFirstPage: cursor === null, now: context.now });
}

export default function Rewards() {
  const { timeZone, balances, rewards, next, isFirstPage, now } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-10">
      <PageHeader voice="greeting" title="Your rewards" lead="Our thanks, in credit that you can use." />
      {rewards.length === 0 && isFirstPage ? (
        <EmptyState
          title="No rewards yet"
          action={
            <LinkButton look="primary" href="/refer">
              Bring a friend
            </LinkButton>
          }
        >
          When something good comes of what you did, our thanks stand here, with the day from which you can
          use them.
        </EmptyState>
      ) : (
        <>
          <Balances balances={balances} now={now} timeZone={timeZone} />
          <section className="flex flex-col gap-4">
            <h2 className="text-22 font-semibold">What you received, and why</h2>
            <RewardHistory rewards={rewards} now={now} timeZone={timeZone} />
            <Pagination nextHref={next ? `?after=${next}` : null} previousHref={isFirstPage ? null : "?"} />
          </section>
        </>
      )}
      <Card title="Why some credit is on its way">
        A purchase can be sent back. Until the time for that is over we keep the credit for you, with its
        date. Then it becomes yours to use, by itself. If the purchase is refunded before, the credit goes
        back.
      </Card>
    </div>
  );
}
