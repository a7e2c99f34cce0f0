import { formatMoney } from "#app/kernel/money.ts";
import { classNames } from "./class-names.ts";

export type MoneyProps = {
  /** Minor units (cents, for most currencies), as a bigint or as text. */
  amountMinor: string | bigint;
  currency: string;
  className?: string;
};

/** An amount to the last minor unit, with its currency; a true minus sign says that it is negative. */
export function Money({ amountMinor, currency, className }: MoneyProps) {
  const minor = BigInt(amountMinor);
  return (
    <data value={minor.toString()} className={classNames("whitespace-nowrap tabular-nums", className)}>
      {formatMoney(minor, currency)}
    </data>
  );
}
