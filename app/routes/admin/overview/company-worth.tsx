import type { CompanyValue } from "#app/domain/value/queries/value-view.ts";
import { Card } from "#app/ui/card.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { ValueBar } from "#app/ui/value-bar.tsx";
import { counted } from "../../counted.ts";
import { componentsOf } from "../customers/component-words.ts";
import { expectedFigure, intervalOf } from "../customers/expected-figure.ts";
import { noMargin } from "../customers/not-measured.ts";
import { Views } from "../customers/views.tsx";
import { ShareWords } from "../value/share-words.tsx";
import { ValuePlot } from "../value/value-plot.tsx";

/** A value as it comes over the wire: its date is text. */
type Value = Omit<CompanyValue, "forecast"> & {
  forecast: { state: CompanyValue["forecast"]["state"]; reason?: string };
};

type CompanyWorthProps = {
  values: readonly Value[];
  /** The reporting currency, and for how many months what is to come counts. */
  currency: string;
  marginSet: boolean;
  maySet: boolean;
  customers: number;
  /** What was realised month by month, in the reporting currency. */
  months: Parameters<typeof ValuePlot>[0]["months"];
};

/** The value of all relationships: realised and expected, what it is made of, and the two views of it. */
export function CompanyWorth({ values, currency, marginSet, maySet, customers, months }: CompanyWorthProps) {
  if (values.length === 0) return <NothingYet currency={currency} marginSet={marginSet} maySet={maySet} />;
  return values.map((value) => (
    <Card
      key={value.currency}
      title="Relationship value of all customers"
      lead={`${counted(value.customersWithValue, "customer has", "customers have")} a value in ${value.currency}, of ${customers.toLocaleString("en-GB")}`}
      actions={
        <>
          <TextLink href="/admin/value/matrix">Who brings what: the matrix</TextLink>
          <TextLink href="/admin/value">All about value</TextLink>
        </>
      }
    >
      <div className="flex flex-col gap-8">
        <div className="grid gap-6 sm:grid-cols-2">
          <Figure
            size="large"
            label="Realised"
            amountMinor={value.realised.amountMinor}
            currency={value.currency}
            interval={intervalOf(value.realised.interval)}
            grades={value.realised.grades}
            whyHref="/admin/value#equity"
          />
          <Figure size="large" {...expectedFigure(value, maySet)} whyHref="/admin/value#equity" />
        </div>
        <ShareWords realised={value.realised.components} expected={value.expected.components} />
        <div className="grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex flex-col gap-4">
            <ValueBar
              title="What it is made of"
              components={componentsOf(value.realised.components, value.expected.components)}
              currency={value.currency}
            />
            <p className="max-w-prose text-14 text-ink-quiet">
              Purchases hold what is debited on the company's own account, and the correction by past
              forecasts. Under <TextLink href="/admin/value#equity">Value</TextLink> both stand apart.
            </p>
          </div>
          <Views
            currency={value.currency}
            ownMinor={value.realised.ownMinor}
            realisedMinor={value.realised.amountMinor}
            flows={{ savingMinor: value.realised.flows.savingMinor }}
          />
        </div>
        {value.currency === currency ? <ValuePlot months={months} currency={currency} /> : null}
      </div>
    </Card>
  ));
}

function NothingYet({
  currency,
  marginSet,
  maySet,
}: Pick<CompanyWorthProps, "currency" | "marginSet" | "maySet">) {
  const reason = marginSet
    ? { reason: "no orders yet", howHref: "/admin/imports", howLabel: "import orders" }
    : noMargin(maySet);
  return (
    <Card title="Relationship value of all customers">
      <div className="grid gap-6 sm:grid-cols-2">
        <Figure size="large" label="Realised" amountMinor={null} currency={currency} unknown={reason} />
        <Figure size="large" label="Expected" amountMinor={null} currency={currency} unknown={reason} />
      </div>
    </Card>
  );
}
