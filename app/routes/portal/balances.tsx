import { Money } from "#app/ui/money.tsx";
import { When } from "#app/ui/when.tsx";

type BalancesProps = {
  balances: readonly {
    currency: string;
    availableMinor: string;
    pendingMinor: string;
    owedMinor: string;
    nextAt: string | null;
  }[];
  now: string;
  timeZone: string;
};

/** What a customer has: ready to use, and on its way. */
export function Balances({ balances, now, timeZone }: BalancesProps) {
  return balances.map((balance) => (
    <dl key={balance.currency} className="grid gap-4 sm:grid-cols-2">
      <div className="rounded-card bg-brand-soft px-6 py-5">
        <dt className="text-ink-soft">Ready to use</dt>
        <dd className="text-28 font-semibold">
          <Money amountMinor={balance.availableMinor} currency={balance.currency} />
        </dd>
      </div>
      <div className="rounded-card border border-line bg-raised px-6 py-5">
        <dt className="text-ink-soft">On its way</dt>
        <dd>
          <Money
            amountMinor={balance.pendingMinor}
            currency={balance.currency}
            className="text-28 font-semibold"
          />
          {balance.nextAt ? (
            <span className="block text-14 text-ink-quiet">
              the next part on <When at={balance.nextAt} now={now} style="day" timeZone={timeZone} />
            </span>
          ) : null}
          {balance.owedMinor === "0" ? null : (
            <span className="block text-14 text-ink-quiet">
              <Money amountMinor={balance.owedMinor} currency={balance.currency} /> that you used was taken
              back by a refund: your next credit settles it
            </span>
          )}
        </dd>
      </div>
    </dl>
  ));
}
