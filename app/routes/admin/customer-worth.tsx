import { Card } from "#app/ui/card.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { ValueBar } from "#app/ui/value-bar.tsx";
import { componentsOf } from "./component-words.ts";
import { noMargin, notFitted } from "./not-measured.ts";
import { Views } from "./views.tsx";

type Value = {
  state: "measured" | "no-margin";
  currency: string;
  realisedMinor: string;
  ownMinor: string;
  flows: { creditMinor: string; debitMinor: string; savingMinor: string };
  components: Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string>;
  interval: { lowMinor: string; highMinor: string; level: number };
  grades: Record<"A" | "B" | "C" | "D", number>;
};

/** What the relationship is worth: realised and expected side by side, what it is made of, and the two views of it. */
export function CustomerWorth({ value, maySet }: { value: Value; maySet: boolean }) {
  const known = value.state === "measured";
  return (
    <Card>
      <div className="flex flex-col gap-8">
        <div className="grid gap-6 sm:grid-cols-2">
          <Figure
            label="Realised relationship value"
            amountMinor={known ? value.realisedMinor : null}
            currency={value.currency}
            interval={value.interval.lowMinor === value.interval.highMinor ? null : value.interval}
            grades={value.grades}
            whyHref="#entries"
            unknown={noMargin(maySet)}
          />
          <Figure
            label="Expected in the next 36 months"
            amountMinor={null}
            currency={value.currency}
            unknown={notFitted}
          />
        </div>
        {known ? (
          <>
            <ValueBar
              title="What it is made of"
              components={componentsOf(value.components)}
              currency={value.currency}
            />
            <Views
              currency={value.currency}
              ownMinor={value.ownMinor}
              realisedMinor={value.realisedMinor}
              flows={value.flows}
            />
          </>
        ) : null}
      </div>
    </Card>
  );
}
