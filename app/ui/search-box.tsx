import { Search } from "lucide-react";

export type SearchBoxProps = { action: string; label: string; name?: string; value?: string; id?: string };

/** A search that is an address; `/` brings the cursor here. */
export function SearchBox({ action, label, name = "q", value, id }: SearchBoxProps) {
  return (
    <search>
      <form method="get" action={action} className="relative">
        <Search
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-ink-quiet"
        />
        <input
          id={id}
          type="search"
          name={name}
          defaultValue={value}
          aria-label={label}
          placeholder={label}
          data-search=""
          className="control ps-9 text-14"
        />
      </form>
    </search>
  );
}
