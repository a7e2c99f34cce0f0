import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { valueLevers } from "#app/domain/value/queries/levers.server.ts";
import { leversFilter } from "#app/domain/value/queries/levers.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { requireStaff } from "../../access.server.ts";
import { queryHref } from "../../query-href.ts";
import { LeverCard } from "./lever-card.tsx";
import { LeverTable } from "./lever-table.tsx";
import { levers } from "./lever-words.ts";
import { ValueNav } from "./value-nav.tsx";

export const meta: MetaFunction = () => [{ title: "Value levers" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { search, searchParams } = new URL(request.url);
  const { by } = leversFilter.parse(Object.fromEntries(searchParams));
  const { currency, timeZone } = await companyView();
  return json({ ...(await valueLevers(currency ?? "EUR", { timeZone, by })), search });
}

export default function ValueLevers() {
  const { currency, by, fitted, horizonMonths, cohorts, all, search } = useLoaderData<typeof loader>();
  const isForeseen = fitted && all !== null && all.rise !== null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Value levers"
        lead="What customers buy is how much at once, how often and for how long. Here is each of the three by when they came, and which of them would bring more."
      />
      <ValueNav />
      {all === null ? (
        <EmptyState
          title="No orders yet"
          action={<LinkButton href="/admin/imports">Import orders</LinkButton>}
        >
          The three levers follow from your orders.
        </EmptyState>
      ) : (
        <>
          <FilterChips
            label="Cohorts"
            options={(["quarter", "year"] as const).map((one) => ({
              label: one === "quarter" ? "By quarter" : "By year",
              href: queryHref(search, { by: one }),
              current: one === by,
            }))}
          />
          {isForeseen ? null : (
            <Card tone="attention" title="Frequency and duration are not known yet">
              They need a forecast, which tells who is still there. See on the{" "}
              <TextLink href="/admin/value">overview</TextLink> what is missing.
            </Card>
          )}
          {levers
            .filter(({ key }) => isForeseen || key === "size")
            .map((lever) => (
              <LeverCard key={lever.key} {...{ lever, cohorts, all, currency, horizonMonths, search }} />
            ))}
          {isForeseen ? (
            <Card
              title="What 10 % more would bring"
              lead={`In expected margin of own purchases within ${horizonMonths} months, beyond what is expected now`}
              flush
              footer={
                <p className="max-w-prose">
                  Reckoned with the model that stands, each lever moved alone. Larger orders bring as much
                  more as they are larger. Whoever buys faster is also lost sooner, since the model loses
                  customers after purchases; whoever stays longer buys more only within the horizon. So each
                  of these two brings less than 10 %. This says what a change would be worth, not how to bring
                  it about.
                </p>
              }
            >
              <LeverTable cohorts={cohorts} all={all} currency={currency} />
            </Card>
          ) : null}
        </>
      )}
    </div>
  );
}
