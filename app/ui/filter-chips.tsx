import { Anchor } from "./anchor.tsx";
import { classNames } from "./class-names.ts";

export type FilterChipsProps = {
  label: string;
  options: readonly { label: string; href: string; current?: boolean; count?: number }[];
};

/** So many views stand in rows on a narrow page; more of them in one row that scrolls, the one that is shown first. */
const mostInRows = 6;

/** Views of one list, each an address of its own. */
export function FilterChips({ label, options }: FilterChipsProps) {
  const scrolls = options.length > mostInRows;
  return (
    <nav aria-label={label} className={scrolls ? "row-scrolls" : undefined}>
      <ul className={classNames("flex gap-2", scrolls ? "max-sm:pe-10 sm:flex-wrap" : "flex-wrap")}>
        {options.map((option) => (
          <li
            key={option.href}
            className={
              scrolls
                ? classNames("max-sm:shrink-0 sm:max-w-full", option.current && "max-sm:order-first")
                : "max-w-full"
            }
          >
            <Anchor
              href={option.href}
              aria-current={option.current ? "true" : undefined}
              className={classNames(
                "inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border px-3 py-1 text-14 wrap-anywhere",
                option.current
                  ? "border-brand bg-brand font-medium text-brand-ink"
                  : "border-line-strong bg-raised text-ink-soft hover:bg-sunken",
              )}
            >
              {option.label}
              {option.count === undefined ? null : <span className="tabular-nums">{option.count}</span>}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
