import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Money } from "#app/ui/money.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

type ThisMonthProps = {
  orders: readonly { currency: string; orders: number; spentMinor: string }[];
  counts: { customers: number; joined: number };
  rewardsOnHold: number;
};

/** Orders of this month, how many customers there are, and the rewards that wait for their day. */
export function ThisMonth({ orders, counts, rewardsOnHold }: ThisMonthProps) {
  const number = new Intl.NumberFormat("en-GB");
  return (
    <Card title="This month, and so far">
      <Facts
        facts={[
          { label: "Orders", value: number.format(orders.reduce((sum, row) => sum + row.orders, 0)) },
          ...orders.map((row) => ({
            label: `Sales in ${row.currency}`,
            value: <Money amountMinor={row.spentMinor} currency={row.currency} />,
          })),
          { label: "Customers", value: linked("/admin/customers", number.format(counts.customers)) },
          {
            label: "of them joined",
            value: linked("/admin/customers?view=joined", number.format(counts.joined)),
          },
          {
            label: "Rewards on hold",
            value: linked("/admin/rewards?state=on-its-way", number.format(rewardsOnHold)),
          },
        ]}
      />
    </Card>
  );
}

function linked(href: string, text: string) {
  return (
    <TextLink href={href} className="inline-block min-h-6">
      {text}
    </TextLink>
  );
}
