import { bringings, countings, type MatrixFilter } from "#app/domain/value/queries/matrix.ts";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { queryHref } from "../../query-href.ts";
import { bringingWords, countingWords } from "./quadrant-words.ts";

/** What the matrix counts, all of it in the address. */
export function MatrixFilters({ filter, search }: { filter: MatrixFilter; search: string }) {
  return (
    <div className="flex flex-col gap-3">
      <Row label="What counts">
        <FilterChips
          label="What counts"
          options={countings.map((count) => ({
            label: countingWords[count].label,
            href: queryHref(search, { count: count === "both" ? null : count, page: null }),
            current: count === filter.count,
          }))}
        />
      </Row>
      <Row label="What they bring">
        <FilterChips
          label="What they bring"
          options={bringings.map((bring) => ({
            label: bringingWords[bring].label,
            href: queryHref(search, { bring: bring === "referrals" ? null : bring, page: null }),
            current: bring === filter.bring,
          }))}
        />
      </Row>
    </div>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span aria-hidden className="w-32 text-14 text-ink-quiet">
        {label}
      </span>
      {children}
    </div>
  );
}
