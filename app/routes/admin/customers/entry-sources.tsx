import type { EntrySource } from "#app/domain/value/queries/entry-source.ts";
import { formatMoney } from "#app/kernel/money.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { anchorOf, inputWords } from "./entry-inputs.tsx";

/** A source as it comes over the wire: its date is text. */
type Source = EntrySource extends infer One
  ? One extends { at: Date }
    ? Omit<One, "at"> & { at: string }
    : never
  : never;

type EntrySourcesProps = { sources: readonly Source[]; now: string; timeZone: string };

/** Every record that an entry rests on, down to the order, outcome or reward. */
export function EntrySources({ sources, now, timeZone }: EntrySourcesProps) {
  return (
    <section className="flex flex-col gap-4" aria-labelledby="sources">
      <h2 id="sources" className="text-18 font-semibold">
        What it rests on
      </h2>
      {sources.map((source) => (
        <div key={source.ref} id={anchorOf(source.ref)} className="scroll-mt-4">
          <Card level={3} title={titleOf(source)}>
            <Facts
              facts={[
                {
                  label: whenWords(source.kind),
                  value: <When at={source.at} now={now} timeZone={timeZone} />,
                },
                ...factsOf(source),
                ...linkFacts(source, { now, timeZone }),
                ...(source.kind === "valuation"
                  ? [
                      {
                        label: "Model",
                        value: (
                          <TextLink
                            href={`/admin/value/model?valuation=${source.ref.slice("valuation:".length)}`}
                          >
                            How the model was fitted
                          </TextLink>
                        ),
                      },
                    ]
                  : []),
                ...("customerId" in source && source.customerId !== null
                  ? [
                      {
                        label: "Customer",
                        value: (
                          <TextLink href={`/admin/customers/${source.customerId}`}>
                            {source.customer}
                          </TextLink>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        </div>
      ))}
    </section>
  );
}

/** The link by which somebody came, down to its opening. */
function linkFacts(source: Source, clock: { now: string; timeZone: string }) {
  if (source.kind !== "contribution" || source.code === null) return [];
  const { code, clickedAt } = source;
  const opened = clickedAt === null ? [] : [{ label: "Opened", value: <When at={clickedAt} {...clock} /> }];
  return [{ label: "Link", value: code }, ...opened];
}

function whenWords(kind: Source["kind"]): string {
  if (kind === "parameters") return "Set";
  return kind === "customer" ? "On file since" : "When";
}

function titleOf(source: Source): string {
  switch (source.kind) {
    case "order":
      return `Order ${source.externalId}`;
    case "refund":
      return `Refund ${source.externalId}`;
    case "outcome":
      return `Outcome: ${plain(source.outcome)}, ${plain(source.state)}`;
    case "contribution":
      return `Contribution: ${plain(source.contribution)}`;
    case "reward":
      return "Reward";
    case "customer":
      return "Customer";
    case "valuation":
      return "Forecast of all customers";
    case "exchange":
      return `Exchange rate of ${source.currency}`;
    case "parameters":
      return `Value settings, version ${source.ref.replace("parameters:", "")}`;
  }
}

function factsOf(source: Source): { label: string; value: string }[] {
  switch (source.kind) {
    case "order":
      return [
        { label: "Source", value: source.source },
        { label: "Amount", value: money(source.amountMinor, source.currency) },
        {
          label: "Cost",
          value:
            source.costMinor === null
              ? "not given: the margin of the settings counts"
              : money(source.costMinor, source.currency),
        },
      ];
    case "refund":
      return [
        { label: "Source", value: source.source },
        { label: "Amount", value: money(source.amountMinor, source.currency) },
      ];
    case "customer":
      return [];
    case "valuation":
      return [
        { label: "Customers", value: source.customers.toLocaleString("en-GB") },
        { label: "Stands", value: source.stands ? "yes, it is the latest" : "no, a later one stands" },
      ];
    case "exchange":
      return [
        { label: "For one euro", value: `${source.perEuro} ${source.currency}` },
        { label: "Source", value: source.source },
      ];
    case "outcome":
    case "contribution":
      return source.externalId === null ? [] : [{ label: "Id in your system", value: source.externalId }];
    case "reward":
      return [
        { label: "Amount", value: money(source.amountMinor, source.currency) },
        { label: "Reason", value: source.reason },
      ];
    case "parameters":
      return [
        {
          label: "Margin",
          value: source.marginBasisPoints === null ? "not entered" : `${source.marginBasisPoints / 100} %`,
        },
        {
          label: "Would not have come otherwise",
          value: inputWords(`Beta(${source.alpha}, ${source.beta})`),
        },
        { label: "Counts for", value: `${source.horizonMonths} months after joining` },
      ];
  }
}

function money(minor: string, currency: string): string {
  return formatMoney(BigInt(minor), currency);
}

function plain(code: string): string {
  return code.replaceAll("-", " ");
}
