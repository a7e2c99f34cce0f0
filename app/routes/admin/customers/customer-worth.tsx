import type { CustomerValue } from "#app/domain/value/queries/value-view.ts";
import { Card } from "#app/ui/card.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { wholeMoney } from "#app/ui/money-words.ts";
import { ValueBar } from "#app/ui/value-bar.tsx";
import { Waterfall } from "#app/ui/waterfall.tsx";
import { stepWords } from "../value/step-words.ts";
import { componentsOf } from "./component-words.ts";
import { expectedFigure, intervalOf } from "./expected-figure.ts";
import { healthWords, hiatusWords } from "./health-words.ts";
import { noMargin } from "./not-measured.ts";

/** A value as it comes over the wire: its date is text. */
type Value = Omit<CustomerValue, "forecast"> & {
  forecast: { state: CustomerValue["forecast"]["state"]; reason?: string };
};

type CustomerWorthProps = {
  value: Value;
  /** Null where no forecast stands. */
  health: Parameters<typeof healthWords>[0] | null;
  maySet: boolean;
};

/** What the relationship is worth: realised and expected side by side, and how it comes about. */
export function CustomerWorth({ value, health, maySet }: CustomerWorthProps) {
  const { currency, realised, expected, total, steps } = value;
  const known = value.state === "measured";
  return (
    <Card>
      <div className="flex flex-col gap-8">
        {health ? (
          <div className="text-14">
            <p className="font-medium">{healthWords(health)}</p>
            <p className="text-ink-quiet">{hiatusWords(health)}</p>
          </div>
        ) : null}
        <div className="grid gap-6 sm:grid-cols-2">
          <Figure
            label="Realised relationship value"
            amountMinor={known ? realised.amountMinor : null}
            currency={currency}
            interval={intervalOf(realised.interval)}
            grades={realised.grades}
            whyHref="#entries"
            unknown={noMargin(maySet)}
          />
          <div className="flex flex-col gap-2.5">
            <Figure {...expectedFigure(value, maySet)} whyHref="#entries" />
            <MedianWords value={value} />
          </div>
        </div>
        {known && steps.length > 0 ? (
          <Waterfall
            title="How it comes about"
            currency={currency}
            steps={steps.map((step) => ({
              key: `${step.basis}-${step.flow}`,
              label: stepWords(step),
              amountMinor: step.amountMinor,
              interval: step.interval,
              hatched: step.basis === "expected",
            }))}
            total={{
              key: "total",
              label: "Realised and expected",
              amountMinor: total.amountMinor,
              interval: total.interval,
            }}
          />
        ) : null}
        {known ? (
          <ValueBar
            title="What it is made of"
            components={componentsOf(realised.components, expected.components)}
            currency={currency}
          />
        ) : null}
      </div>
    </Card>
  );
}

/** The mean alone misleads: a few customers bring very much, and half of them less than the median. */
function MedianWords({ value: { ownToCome, currency } }: { value: Value }) {
  if (ownToCome === null || ownToCome.amountMinor === "0") return null;
  return (
    <p className="text-14 text-ink-soft">
      {`Of it ${wholeMoney(BigInt(ownToCome.amountMinor), currency)} comes from own purchases, on average: half of all customers like this bring less than ${wholeMoney(BigInt(ownToCome.medianMinor), currency)}.`}
    </p>
  );
}
