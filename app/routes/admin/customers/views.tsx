import { formatMoney } from "#app/kernel/money.ts";
import { Money } from "#app/ui/money.tsx";

type ViewsProps = {
  currency: string;
  ownMinor: string;
  realisedMinor: string;
  /** Left out for a company, where what one gives another receives. */
  flows: { creditMinor?: string; debitMinor?: string; savingMinor: string };
};

type Line = { label: string; amount: string; look: "end" | "step" };

/** How the own view leads to the contribution view: a sum that adds up, and what stands between the two. */
export function Views({ currency, ownMinor, realisedMinor, flows }: ViewsProps) {
  const { creditMinor, debitMinor, savingMinor } = flows;
  const lines: Line[] = [
    { label: "Own view: margin of own purchases", amount: ownMinor, look: "end" },
    ...stepOf("Received: a share of what friends bought", creditMinor),
    ...stepOf("Passed on to whoever brought this customer", debitMinor),
    ...stepOf("Costs saved, less rewards given", savingMinor),
    { label: "Contribution view: relationship value", amount: realisedMinor, look: "end" },
  ];
  return (
    <div className="flex flex-col gap-3 text-14">
      <p className="font-medium">From the own view to the contribution view</p>
      <dl className="flex flex-col">
        {lines.map(({ label, amount, look }) => (
          <div
            key={label}
            className={`flex flex-wrap items-baseline justify-between gap-x-6 border-line-strong py-1 ${look === "end" ? "font-semibold last:mt-1 last:border-t last:pt-2" : "text-ink-soft"}`}
          >
            <dt className="flex-1 basis-32">{label}</dt>
            <dd>
              <Money amountMinor={amount} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="max-w-prose text-ink-quiet">{potWords(flows, currency)}</p>
    </div>
  );
}

function stepOf(label: string, amount: string | undefined): Line[] {
  return amount === undefined || amount === "0" ? [] : [{ label, amount, look: "step" }];
}

/** What moved between this customer and others, so that nobody counts it twice. */
function potWords({ creditMinor, debitMinor }: ViewsProps["flows"], currency: string): string {
  if (creditMinor === undefined || debitMinor === undefined) {
    return "What one customer receives for bringing another is taken from that other's own view. Over all customers it cancels to the cent.";
  }
  const moved = BigInt(creditMinor) + BigInt(debitMinor);
  if (creditMinor === "0" && debitMinor === "0")
    return "Nothing has moved between this customer and others, so that before costs and rewards the two views agree.";
  const amount = formatMoney(moved < 0n ? -moved : moved, currency);
  return moved < 0n
    ? `Before costs and rewards the two views differ by exactly ${amount}: it counts with whoever brought this customer, and not here again.`
    : `Before costs and rewards the two views differ by exactly ${amount}: it was taken from the friends who bought, and counts here instead.`;
}
