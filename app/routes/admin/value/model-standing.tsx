import type { ModelCard, ValuationTotals } from "#app/domain/value/forecast/valuation.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";
import { noMargin } from "../customers/not-measured.ts";
import { warningsFor } from "./model-words.ts";

type ModelStandingProps = {
  valuation: {
    at: string;
    beganAt: string;
    endedAt: string;
    currency: string;
    parametersVersion: number;
    digest: string;
    models: ModelCard;
    totals: ValuationTotals;
    horizonMonths: number;
    marginSet: boolean;
  };
  maySet: boolean;
  now: string;
  timeZone: string;
};

/** What the forecast says in sum, on whom it rests, and what to be careful about. */
export function ModelStanding({ valuation, maySet, now, timeZone }: ModelStandingProps) {
  const { models, totals, currency, horizonMonths } = valuation;
  const unknown = whyUnknown(valuation, maySet);
  const warnings = unknown === null ? warningsFor(models) : [];
  const seconds = Math.max(0, Date.parse(valuation.endedAt) - Date.parse(valuation.beganAt)) / 1000;
  return (
    <Card>
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Figure
            size="large"
            label={`Own purchases of all customers in the next ${horizonMonths} months`}
            amountMinor={unknown === null ? totals.calibrated.amountMinor : null}
            currency={currency}
            {...(unknown === null ? {} : { unknown })}
            interval={{ ...totals.calibrated, level: 80 }}
          />
          <ul className="flex flex-col gap-2 text-14">
            {warnings.map((warning) => (
              <li key={warning} className="border-s-2 border-attention ps-3">
                {warning}
              </li>
            ))}
          </ul>
        </div>
        <Facts
          facts={[
            { label: "Made for", value: <When at={valuation.at} now={now} timeZone={timeZone} /> },
            { label: "Customers with an order", value: models.customers.toLocaleString("en-GB") },
            { label: "Bought again", value: models.repeatBuyers.toLocaleString("en-GB") },
            { label: "Different histories", value: models.combinations.toLocaleString("en-GB") },
            ...(unknown === null
              ? [{ label: "Likely still there", value: `${(100 * totals.alive).toFixed(0)} % on average` }]
              : []),
            { label: "Took", value: took(seconds) },
            {
              label: "Computed with",
              value: (
                <TextLink href="/admin/settings/value">{`Settings, version ${valuation.parametersVersion}`}</TextLink>
              ),
            },
            {
              label: "Fingerprint",
              value: <code className="text-12 wrap-anywhere">{valuation.digest}</code>,
            },
          ]}
        />
      </div>
    </Card>
  );
}

/** Why purchases can be foreseen and their value cannot. */
function whyUnknown({ models, marginSet }: ModelStandingProps["valuation"], maySet: boolean) {
  if (!marginSet) return noMargin(maySet);
  const { spend } = models;
  return spend.state === "refused" ? { reason: `not measured yet: ${spend.reason}` } : null;
}

function took(seconds: number): string {
  return seconds < 1 ? "less than a second" : counted(Math.round(seconds), "second", "seconds");
}
