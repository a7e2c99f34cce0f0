import { Money } from "#app/ui/money.tsx";

type ViewsProps = {
  currency: string;
  ownMinor: string;
  realisedMinor: string;
  /** Left out for a company, where what one gives another receives. */
  flows: { creditMinor?: string; debitMinor?: string; savingMinor: string };
};

/** How the own view leads to the contribution view: a sum that adds up. */
export function Views({ currency, ownMinor, realisedMinor, flows }: ViewsProps) {
  const lines = [
    { label: "Own view: margin of own purchases", amount: ownMinor, isSum: false },
    ...(flows.debitMinor === undefined
      ? []
      : [{ label: "Passed on to whoever brought this customer", amount: flows.debitMinor, isSum: false }]),
    ...(flows.creditMinor === undefined
      ? []
      : [{ label: "Received for customers brought", amount: flows.creditMinor, isSum: false }]),
    { label: "Savings, less rewards paid", amount: flows.savingMinor, isSum: false },
    { label: "Contribution view: relationship value", amount: realisedMinor, isSum: true },
  ];
  return (
    <dl className="flex flex-col text-14">
      {lines.map(({ label, amount, isSum }) => (
        <div
          key={label}
          className={`flex flex-wrap justify-between gap-x-6 py-1.5 ${isSum ? "border-t border-ink font-semibold" : "border-t border-line first:border-t-0"}`}
        >
          <dt className={isSum ? "" : "text-ink-soft"}>{label}</dt>
          <dd>
            <Money amountMinor={amount} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
