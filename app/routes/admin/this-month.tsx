import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Money } from "#app/ui/money.tsx";

type ThisMonthProps = {
  orders: readonly { currency: string; orders: number; spentMinor: string }[];
  counts: { customers: number; joined: number };
};

/** Orders of this month, and how many customers there are. */
export function ThisMonth({ orders, counts }: ThisMonthProps) {
  const number = new Intl.NumberFormat("en-GB");
  return (
    <Card title="This month">
      <Facts
        facts={[
          { label: "Orders", value: number.format(orders.reduce((sum, row) => sum + row.orders, 0)) },
          ...orders.map((row) => ({
            label: `Sales in ${row.currency}`,
            value: <Money amountMinor={row.spentMinor} currency={row.currency} />,
          })),
          { label: "Customers", value: number.format(counts.customers) },
          { label: "of them joined", value: number.format(counts.joined) },
        ]}
      />
    </Card>
  );
}
