import { Card } from "#app/ui/card.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { Money } from "#app/ui/money.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { queryHref } from "../../query-href.ts";
import { type Entry, entryColumns, type Subject } from "./entry-columns.tsx";
import { byKind, kindWords } from "./entry-words.ts";

type Kind = {
  kind: string;
  currency: string;
  entries: number;
  realisedMinor: string;
  expectedMinor: string;
};

type CustomerEntriesProps = {
  customerId: string;
  kinds: readonly Kind[];
  entries: readonly Entry[];
  /** The order of an entry, and the other customer whose it is, by the id of the entry. */
  subjects: Readonly<Record<string, Subject>>;
  /** Kinds of which only the latest are shown. */
  more: readonly string[];
  next: string | null;
  view: { kind: string | null; cursor: string | null; all: boolean };
  search: string;
  now: string;
  timeZone: string;
};

/** The entries behind the figure, grouped by kind, each with its why. */
export function CustomerEntries(props: CustomerEntriesProps) {
  const { customerId, kinds, entries, subjects, more, next, view, search, now, timeZone } = props;
  const shown = [...new Set(entries.map((entry) => entry.kind))].sort(byKind);
  return (
    <Card
      title="Where it comes from"
      lead="Every entry in the books of this customer and what is forecast beside them, each with its reason."
      flush
      className="scroll-mt-4"
    >
      <div id="entries" className="flex scroll-mt-20 flex-col pb-1">
        <div className="px-5 pb-4">
          <FilterChips label="Kinds of entries" options={chips(kinds, view, search)} />
        </div>
        {entries.length === 0 ? (
          <p className="px-5 pb-4 text-14 text-ink-quiet">
            {view.kind === null && kinds.length === 0
              ? "An order, a friend's order or a reward makes the first entry."
              : "There are no entries of this kind."}
          </p>
        ) : null}
        {shown.map((kind, index) => (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h3
              id={`kind-${kind}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-y border-line bg-sunken px-5 py-1.5 text-14 font-semibold"
            >
              {kindWords(kind)}
              <span className="flex flex-wrap gap-x-4">
                {kinds
                  .filter((one) => one.kind === kind)
                  .map((one) => (
                    <KindSums key={one.currency} kind={one} />
                  ))}
              </span>
            </h3>
            <Table
              headerHidden={index > 0}
              caption={`Entries: ${kindWords(kind)}`}
              columns={entryColumns({ customerId, subjects, now, timeZone })}
              rows={entries.filter((entry) => entry.kind === kind)}
              rowKey={(entry) => entry.id}
            />
            {more.includes(kind) ? (
              <p className="px-5 py-2.5 text-14">
                <TextLink href={`${queryHref(search, { kind, after: null })}#entries`}>
                  Show all: {kindWords(kind)}
                </TextLink>
              </p>
            ) : null}
          </section>
        ))}
        <div className="px-5">
          <Pagination
            previousHref={view.cursor ? `${queryHref(search, { after: null })}#entries` : null}
            nextHref={next ? `${queryHref(search, { after: next })}#entries` : null}
          />
        </div>
      </div>
    </Card>
  );
}

/** What a kind adds up to, realised and expected apart. */
function KindSums({ kind: { realisedMinor, expectedMinor, currency } }: { kind: Kind }) {
  const sums = [
    { word: "realised", minor: realisedMinor },
    { word: "expected", minor: expectedMinor },
  ];
  const shown = sums.filter(
    ({ minor, word }) => minor !== "0" || (word === "realised" && expectedMinor === "0"),
  );
  return shown.map(({ word, minor }) => (
    <span key={word}>
      <Money amountMinor={minor} currency={currency} />{" "}
      <span className="font-normal text-ink-quiet">{word}</span>
    </span>
  ));
}

function chips(kinds: readonly Kind[], view: CustomerEntriesProps["view"], search: string) {
  const names = [...new Set(kinds.map(({ kind }) => kind))].sort(byKind);
  return [
    {
      label: "All kinds",
      href: `${queryHref(search, { kind: null, after: null })}#entries`,
      current: view.kind === null,
    },
    ...names.map((kind) => ({
      label: kindWords(kind),
      href: `${queryHref(search, { kind, after: null })}#entries`,
      current: view.kind === kind,
    })),
    {
      label: view.all ? "Hide what was taken back" : "Show what was taken back",
      href: `${queryHref(search, { entries: view.all ? null : "all", after: null })}#entries`,
      current: view.all,
    },
  ];
}
