import { Badge } from "#app/ui/badge.tsx";
import { Money } from "#app/ui/money.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";
import { originWords } from "./origin-words.ts";

type CustomerHeadProps = {
  customer: {
    title: string;
    email: string | null;
    externalId: string | null;
    organization: string | null;
    origin: string;
    createdAt: string;
    joinedAt: string | null;
  };
  spend: readonly {
    currency: string;
    orders: number;
    spentMinor: string;
    refundedMinor: string;
    firstOrderAt: string;
    lastOrderAt: string;
  }[];
  now: string;
  timeZone: string;
};

/** Who this is, since when, and what was bought. */
export function CustomerHead({ customer, spend, now, timeZone }: CustomerHeadProps) {
  const since = [customer.createdAt, customer.joinedAt, ...spend.map(({ firstOrderAt }) => firstOrderAt)]
    .filter((at) => at !== null)
    .sort()
    .at(0);
  const lastOrderAt = spend
    .map((row) => row.lastOrderAt)
    .sort()
    .at(-1);
  const names = [customer.organization, customer.email, customer.externalId].filter(
    (name) => name !== null && name !== customer.title,
  );
  return (
    <PageHeader
      back={{ href: "/admin/customers", label: "Customers" }}
      title={customer.title}
      lead={
        <span className="flex flex-col gap-1.5">
          {names.length > 0 ? <span className="wrap-anywhere">{names.join(" · ")}</span> : null}
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {customer.joinedAt ? <Badge tone="good">Joined</Badge> : <Badge>Has not joined yet</Badge>}
            <span>
              Customer since{" "}
              <When at={since ?? customer.createdAt} now={now} style="day" timeZone={timeZone} />,{" "}
              {lowerFirst(originWords(customer.origin))}
            </span>
            {spend.length === 0 ? <span>no orders yet</span> : null}
            {spend.map(({ currency, orders, spentMinor, refundedMinor }) => (
              <span key={currency}>
                {counted(orders, "order", "orders")}, <Money amountMinor={spentMinor} currency={currency} />
                {refundedMinor === "0" ? null : (
                  <>
                    {" less "}
                    <Money amountMinor={refundedMinor} currency={currency} /> refunded
                  </>
                )}
              </span>
            ))}
            {lastOrderAt === undefined ? null : (
              <span>
                last order <When at={lastOrderAt} now={now} style="ago" timeZone={timeZone} />
              </span>
            )}
          </span>
        </span>
      }
    />
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
