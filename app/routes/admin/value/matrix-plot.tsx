import type { MatrixFilter, Quadrant } from "#app/domain/value/queries/matrix.ts";
import { quadrants } from "#app/domain/value/queries/matrix.ts";
import { formatMoney } from "#app/kernel/money.ts";
import { shortMoney } from "#app/ui/money-words.ts";
import { ScatterPlot } from "#app/ui/scatter-plot.tsx";
import { queryHref } from "../../query-href.ts";
import { bringingWords, countingWords, quadrantWords } from "./quadrant-words.ts";

type Dot = { id: string; title: string; ownMinor: string; broughtMinor: string; quadrant: Quadrant };
type MatrixPlotProps = {
  matrix: {
    currency: string;
    customers: number;
    middle: { ownMinor: string; broughtMinor: string };
    dots: readonly Dot[];
  };
  filter: MatrixFilter;
  search: string;
};

/** The matrix as a picture: a dot a customer. */
export function MatrixPlot({ matrix, filter, search }: MatrixPlotProps) {
  const { currency, middle, dots } = matrix;
  const { column } = bringingWords[filter.bring];
  const money = (minor: string) => formatMoney(BigInt(minor), currency);
  const name = (quadrant: Quadrant) => quadrantWords(quadrant).name;
  return (
    <ScatterPlot
      title={`Own purchases against what customers bring, ${countingWords[filter.count].words}, in ${currency}`}
      points={dots.map((dot) => ({
        key: dot.id,
        label: `${dot.title}: ${money(dot.ownMinor)} own, ${money(dot.broughtMinor)} brought`,
        x: Number(dot.ownMinor),
        y: Number(dot.broughtMinor),
        group: quadrants.indexOf(dot.quadrant),
        href: `/admin/customers/${dot.id}`,
      }))}
      groups={quadrants.map(name)}
      parts={[name("advocates"), name("champions"), name("misers"), name("affluents")]}
      parting={{ x: Number(middle.ownMinor), y: Number(middle.broughtMinor) }}
      xLabel="Margin of own purchases"
      yLabel={column}
      formatTick={(minor) => shortMoney(minor, currency)}
      note={noteOf(matrix, money)}
      list={{ href: "#list", label: "The same as a list" }}
      downloadHref={`/admin/value/matrix.csv${queryHref(search, { page: null, quadrant: null, sort: null })}`}
    />
  );
}

/** What is shown, where the lines stand, and how the axes run. */
function noteOf(
  { customers, dots, middle }: MatrixPlotProps["matrix"],
  money: (minor: string) => string,
): string {
  const shown =
    dots.length < customers
      ? `${dots.length.toLocaleString("en-GB")} of ${customers.toLocaleString("en-GB")} customers are drawn: those who buy or bring the most, and a fixed random sample of the others. Counts, sums and the list are of all.`
      : "Each customer is a dot.";
  const brought =
    middle.broughtMinor === "0"
      ? "Half of them or more bring nothing, so whoever brings more than nothing brings much"
      : `they bring much above ${money(middle.broughtMinor)}, the median`;
  return `${shown} Customers buy much above ${money(middle.ownMinor)}, the median. ${brought[0]?.toUpperCase()}${brought.slice(1)}. Both axes are drawn closer together the further out they go.`;
}
