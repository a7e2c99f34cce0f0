import { Card } from "#app/ui/card.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { ValueBar } from "#app/ui/value-bar.tsx";
import { counted } from "../counted.ts";
import { componentsOf } from "./component-words.ts";
import { noMargin, notFitted } from "./not-measured.ts";
import { ValuePlot } from "./value-plot.tsx";
import { Views } from "./views.tsx";

type Value = {
  currency: string;
  realisedMinor: string;
  ownMinor: string;
  savingMinor: string;
  components: Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string>;
  customersWithValue: number;
};

type CompanyWorthProps = {
  values: readonly Value[];
  currency: string;
  marginSet: boolean;
  maySet: boolean;
  customers: number;
  /** What was realised month by month, in the reporting currency. */
  months: Parameters<typeof ValuePlot>[0]["months"];
};

/** The value of all relationships: realised and expected, what it is made of, and the two views of it. */
export function CompanyWorth({ values, currency, marginSet, maySet, customers, months }: CompanyWorthProps) {
  if (values.length === 0) {
    const reason = marginSet
      ? { reason: "no orders yet", howHref: "/admin/imports", howLabel: "import orders" }
      : noMargin(maySet);
    return (
      <Card title="Relationship value of all customers">
        <div className="grid gap-6 sm:grid-cols-2">
          <Figure size="large" label="Realised" amountMinor={null} currency={currency} unknown={reason} />
          <Figure
            size="large"
            label="Expected in the next 36 months"
            amountMinor={null}
            currency={currency}
            unknown={notFitted}
          />
        </div>
      </Card>
    );
  }
  return values.map((value) => (
    <Card
      key={value.currency}
      title="Relationship value of all customers"
      lead={`${counted(value.customersWithValue, "customer has", "customers have")} a value in ${value.currency}, of ${customers.toLocaleString("en-GB")}`}
    >
      <div className="flex flex-col gap-8">
        <div className="grid gap-6 sm:grid-cols-2">
          <Figure
            size="large"
            label="Realised"
            amountMinor={value.realisedMinor}
            currency={value.currency}
            whyHref="/admin/customers?sort=value"
          />
          <Figure
            size="large"
            label="Expected in the next 36 months"
            amountMinor={null}
            currency={value.currency}
            unknown={notFitted}
          />
        </div>
        <div className="grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ValueBar
            title="What it is made of"
            components={componentsOf(value.components)}
            currency={value.currency}
          />
          <Views
            currency={value.currency}
            ownMinor={value.ownMinor}
            realisedMinor={value.realisedMinor}
            flows={{ savingMinor: value.savingMinor }}
          />
        </div>
        {value.currency === currency ? <ValuePlot months={months} currency={currency} /> : null}
      </div>
    </Card>
  ));
}
