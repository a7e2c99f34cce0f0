import { GradeChip } from "#app/ui/grade-chips.tsx";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";

type Input = { name: string; value: string; sourceRef: string; grade: string };

/** The numbers that went into an entry, each with the record that it comes from. */
export function EntryInputs({ inputs, currency }: { inputs: readonly Input[]; currency: string }) {
  return (
    <Table
      caption="Numbers that went in"
      rows={inputs}
      rowKey={(input) => `${input.name} ${input.sourceRef}`}
      columns={[
        { key: "name", label: "Number", cell: (input) => input.name },
        {
          key: "value",
          label: "Value",
          card: "bare",
          numeric: true,
          cell: (input) =>
            /^-?\d+$/.test(input.value) ? (
              <Money amountMinor={input.value} currency={currency} />
            ) : (
              inputWords(input.value)
            ),
        },
        {
          key: "source",
          label: "Comes from",
          card: "bare",
          cell: (input) => (
            <a
              href={`#${anchorOf(input.sourceRef)}`}
              className="link inline-block min-h-6 py-0.5 sm:whitespace-nowrap"
            >
              {sourceName(input.sourceRef)}
            </a>
          ),
        },
        { key: "grade", label: "Grade", card: "bare", cell: (input) => <Graded grade={input.grade} /> },
      ]}
    />
  );
}

/** A rate that is told as a distribution, with its mean before it: `28 % · Beta(17.5, 44.5), own data 98 %`. */
export function inputWords(value: string): string {
  const beta = /^Beta\(([\d.]+), ([\d.]+)\)/.exec(value);
  if (beta === null) return value;
  const [for_, against] = [Number(beta[1]), Number(beta[2])];
  return `${Math.round((100 * for_) / (for_ + against))} % · ${value}`;
}

/** The place on the page where a source is told. */
export function anchorOf(ref: string): string {
  return ref.replaceAll(/[^\w-]/g, "-");
}

const sourceNames: Record<string, string> = { valuation: "forecast", exchange: "exchange rate" };

function sourceName(ref: string): string {
  const [kind = "", key = ""] = ref.split(":");
  if (kind === "parameters") return `Settings, version ${key}`;
  return `The ${sourceNames[kind] ?? kind.replaceAll("-", " ")} below`;
}

function Graded({ grade }: { grade: string }) {
  return grade === "A" || grade === "B" || grade === "C" || grade === "D" ? (
    <GradeChip grade={grade} />
  ) : (
    grade
  );
}
