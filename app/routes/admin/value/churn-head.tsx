import type { ChurnFilter, ChurnView } from "#app/domain/value/queries/churn-list.ts";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { wholeMoney } from "#app/ui/money-words.ts";
import { viewOptions } from "../view-options.ts";

const views: readonly { value: ChurnView; label: string }[] = [
  { value: "all", label: "All at risk" },
  { value: "likely-gone", label: "Likely gone" },
  { value: "gone-by-rule", label: "Silent for half a year" },
  { value: "disagree", label: "Model and rule disagree" },
  { value: "bought-once", label: "Bought once" },
  { value: "gave", label: "Gave you something" },
];

type ChurnHeadProps = {
  standing: { customers: number; atRiskMinor: string; currency: string };
  filter: ChurnFilter;
  search: string;
};

/** What is at risk in all, and the views of the list. */
export function ChurnHead({ standing, filter, search }: ChurnHeadProps) {
  const { customers, atRiskMinor, currency } = standing;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-14">
        <span className="font-medium tabular-nums">{wholeMoney(BigInt(atRiskMinor), currency)}</span>
        {` of what is expected of ${customers === 1 ? "your one buyer" : `your ${customers.toLocaleString("en-GB")} buyers`} is at risk: what each is expected to bring, times the chance that they are gone already. `}
        <span className="text-ink-quiet">
          A model judges that by how often each one bought and how long they have been silent; beside it
          stands the simple rule of half a year without an order.
        </span>
      </p>
      <FilterChips label="Views" options={viewOptions(views, filter.view, search)} />
    </div>
  );
}
