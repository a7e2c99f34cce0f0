import type { SerializeFrom } from "@remix-run/node";
import type { VersionForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import type { NumberName, ParameterChange } from "#app/domain/value/parameters/version-changes.ts";
import { formatMoney } from "#app/kernel/money.ts";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { When } from "#app/ui/when.tsx";
import { rateWords } from "./rate-words.ts";

type VersionHistoryProps = {
  versions: readonly SerializeFrom<VersionForPages>[];
  currency: string;
  now: string;
  timeZone: string;
};

/** So many versions stand open; those before are folded. */
const open = 3;

/** Who changed which number when, the newest first. */
export function VersionHistory({ versions, currency, now, timeZone }: VersionHistoryProps) {
  const list = (some: typeof versions) => (
    <ol className="flex flex-col divide-y divide-line text-14">
      {some.map((version) => (
        <li key={version.version} className="flex flex-col gap-1 py-3">
          <p>
            <span className="font-medium">{`Version ${version.version}`}</span>
            <span className="text-ink-quiet">
              {`, ${version.by ?? origin(version)}, `}
              <When at={version.at} now={now} style="day" timeZone={timeZone} />
            </span>
          </p>
          <ul className="flex flex-col gap-1">
            {version.changes.map((change) => (
              <li key={`${change.of} ${change.name}`} className="break-words">
                {changeWords(change, currency)}
                {change.source === null ? null : (
                  <span className="text-ink-quiet">{` · ${change.source}`}</span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
  return (
    <Card
      title="Versions"
      lead="No version is ever changed. A figure names the one by which it was computed."
    >
      {list(versions.slice(0, open))}
      {versions.length > open ? (
        <Disclosure summary="Versions before">{list(versions.slice(open))}</Disclosure>
      ) : null}
    </Card>
  );
}

/** Where a version comes from that no member of staff wrote. */
function origin({ version, changes }: SerializeFrom<VersionForPages>): string {
  if (version === 1) return "as the house began";
  const isLearnt = changes.every(({ of, name }) => of === "learnt" || name === "shippedMedianMinor");
  return isLearnt ? "learnt from the books" : "by the command line";
}

const numberWords: Readonly<Record<NumberName, string>> = {
  marginBasisPoints: "Margin",
  marginBasis: "What the margin contains",
  annualDiscount: "Discount a year",
  horizonMonths: "Horizon",
  acquisitionCostMinor: "Acquisition cost",
  shippedMedianMinor: "What a shipped idea brings",
};

const kinds = { prior: "assumed", entered: "entered", learnt: "seen in the books" } as const;

function changeWords(change: ParameterChange, currency: string): string {
  const what =
    change.of === "number"
      ? numberWords[change.name]
      : `${rateWords[change.name].title}, ${kinds[change.of]}`;
  const tell = (value: string | null) => {
    if (value === null) return "nothing";
    return change.of === "number" ? valueWords(change.name, value, currency) : value;
  };
  return `${what}: ${tell(change.before)} → ${tell(change.after)}`;
}

function valueWords(name: NumberName, value: string, currency: string): string {
  switch (name) {
    case "marginBasisPoints":
      return `${Number(value) / 100} %`;
    case "annualDiscount":
      return `${Number((100 * Number(value)).toFixed(2))} %`;
    case "horizonMonths":
      return value === "1" ? "1 month" : `${value} months`;
    case "marginBasis":
      return value === "actual" ? "actual costs" : "standard costs";
    default:
      return formatMoney(BigInt(value), currency);
  }
}
