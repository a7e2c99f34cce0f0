import type { CustomerListFilter, CustomerSort, CustomerView } from "#app/domain/people/customer-list.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { FilterChips } from "#app/ui/filter-chips.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { viewOptions } from "../view-options.ts";

const views: readonly { value: CustomerView; label: string }[] = [
  { value: "all", label: "All" },
  { value: "joined", label: "Joined" },
  { value: "not-joined", label: "Not joined yet" },
  { value: "referred", label: "Came through a friend" },
  { value: "brought-friends", label: "Brought friends" },
  { value: "no-orders", label: "No orders" },
];

const sorts: readonly { value: CustomerSort; label: string }[] = [
  { value: "value", label: "Realised value" },
  { value: "spend", label: "Spend" },
  { value: "orders", label: "Orders" },
  { value: "last-order", label: "Last order" },
  { value: "joined", label: "Joined" },
  { value: "name", label: "Name" },
];

/** Search, order and views of the list of customers, all of it in the address. Where the table has headers, they set the order. */
export function CustomerFilters({ filter, search }: { filter: CustomerListFilter; search: string }) {
  return (
    <div className="flex flex-col gap-4">
      <form method="get" className="grid items-end gap-3 sm:max-w-xl sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field
          key={`q-${filter.q}`}
          type="search"
          name="q"
          label="Name, e-mail, id or organisation"
          defaultValue={filter.q}
          maxLength={200}
        />
        <div className="grid grid-cols-2 gap-3 sm:hidden">
          <SelectField
            key={`sort-${filter.sort}`}
            name="sort"
            label="Sort by"
            defaultValue={filter.sort}
            options={sorts}
          />
          <SelectField
            key={`reverse-${filter.reverse}`}
            name="reverse"
            label="Direction"
            defaultValue={filter.reverse ? "1" : ""}
            options={directionsOf(filter.sort)}
          />
        </div>
        {filter.view === "all" ? null : <input type="hidden" name="view" value={filter.view} />}
        <Button look="secondary">Find</Button>
      </form>
      <FilterChips label="Views" options={viewOptions(views, filter.view, search)} />
    </div>
  );
}

/** What the direction of an order is called. */
function directionsOf(sort: CustomerSort) {
  const [plain, reversed] =
    sort === "name"
      ? ["A to Z", "Z to A"]
      : sort === "joined" || sort === "last-order"
        ? ["Latest first", "Earliest first"]
        : ["Largest first", "Smallest first"];
  return [
    { value: "", label: plain },
    { value: "1", label: reversed },
  ];
}
