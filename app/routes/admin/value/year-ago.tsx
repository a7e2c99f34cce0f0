import { formatMoney } from "#app/kernel/money.ts";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";
import { kindWords } from "../customers/entry-words.ts";

type Own = { at: string; expectedMinor: string; lowMinor: string; highMinor: string; cameMinor: string };
type Recounted = {
  day: string;
  customers: number;
  expected: number;
  actual: number;
  low: number;
  high: number;
  weeks: number;
};
type Kind = { kind: string; expectedMinor: string; cameMinor: string };
type YearAgoProps = {
  past: { since: string; own: Own | null; recounted: Recounted | null; kinds: readonly Kind[] };
  currency: string;
  now: string;
  timeZone: string;
};

/** What was expected a year ago, by kind, and what has come. */
export function YearAgo({ past, currency, now, timeZone }: YearAgoProps) {
  const { since, own, recounted, kinds } = past;
  if (own === null && recounted === null && kinds.length === 0) {
    return (
      <p className="max-w-prose text-14 text-ink-soft">
        Nothing is known of a year ago: nothing was expected then, and there were too few orders to reckon it
        afterwards. From the first valuation on, every figure that is expected is kept, and stands here a year
        later beside what came.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4 text-14">
      {own ? (
        <p className="max-w-prose">
          On <When at={own.at} now={now} timeZone={timeZone} style="day" />, twelve months of purchases were
          expected to bring <Money amountMinor={own.expectedMinor} currency={currency} /> (80 % between{" "}
          {formatMoney(BigInt(own.lowMinor), currency)} and {formatMoney(BigInt(own.highMinor), currency)}).
          The same customers brought{" "}
          <Money amountMinor={own.cameMinor} currency={currency} className="font-semibold" />
          {offWords(own)}.
        </p>
      ) : null}
      {recounted ? <Afterwards recounted={recounted} now={now} timeZone={timeZone} /> : null}
      {kinds.length > 0 ? (
        <Table
          caption="What was expected a year ago by kind"
          rows={kinds}
          rowKey={(row) => row.kind}
          columns={[
            {
              key: "kind",
              label: "Kind",
              cell: (row) => <span className="font-normal">{kindWords(row.kind)}</span>,
            },
            {
              key: "expected",
              label: "Expected then",
              card: "inline",
              numeric: true,
              cell: (row) => <Money amountMinor={row.expectedMinor} currency={currency} />,
            },
            {
              key: "came",
              label: "Came of it since",
              card: "inline",
              numeric: true,
              cell: (row) => <Money amountMinor={row.cameMinor} currency={currency} />,
            },
          ]}
        />
      ) : (
        <p className="max-w-prose text-ink-quiet">
          Of what customers gave, nothing was expected on{" "}
          <When at={since} now={now} timeZone={timeZone} style="day" />.
        </p>
      )}
    </div>
  );
}

function Afterwards({ recounted, now, timeZone }: { recounted: Recounted; now: string; timeZone: string }) {
  const { day, customers, expected, actual, low, high, weeks } = recounted;
  const number = (value: number) => Math.round(value).toLocaleString("en-GB");
  return (
    <p className="max-w-prose">
      No valuation was made then. Reckoned afterwards with the orders known on{" "}
      <When at={day} now={now} timeZone={timeZone} style="day" />:{" "}
      {counted(customers, "customer was", "customers were")} expected to buy {number(expected)} times in the{" "}
      {counted(Math.round(weeks), "week", "weeks")} after (80 % between {number(low)} and {number(high)}), and
      bought <strong className="font-semibold">{number(actual)}</strong> times.
    </p>
  );
}

/** By how many per cent it was off. */
function offWords({ expectedMinor, cameMinor }: Own): string {
  const expected = Number(expectedMinor);
  if (expected <= 0) return "";
  const off = Math.round((100 * (Number(cameMinor) - expected)) / expected);
  return off === 0 ? ", as expected" : `, ${Math.abs(off)} % ${off > 0 ? "more" : "less"}`;
}
