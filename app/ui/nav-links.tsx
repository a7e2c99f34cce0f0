import { Anchor } from "./anchor.tsx";
import { classNames } from "./class-names.ts";
import { isCurrent, type NavItem } from "./nav-item.ts";

export type NavLinksProps = {
  label: string;
  items: readonly NavItem[];
  path: string;
  direction: "across" | "down";
};

/** The places of an area; the current one is marked by weight and ground, not colour alone. */
export function NavLinks({ label, items, path, direction }: NavLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className={direction === "across" ? "flex flex-wrap items-center gap-1" : "flex flex-col gap-0.5"}>
        {items.map((item) => {
          const current = isCurrent(item, path);
          return (
            <li key={item.href}>
              <Anchor
                href={item.href}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "flex min-h-9 items-center gap-2.5 rounded-control px-3 py-1.5 text-14",
                  current
                    ? "bg-brand-soft font-semibold text-brand"
                    : "text-ink-soft hover:bg-quiet-soft hover:text-ink",
                )}
              >
                {item.icon ? (
                  <span aria-hidden className="shrink-0 [&_svg]:size-[1.125rem]">
                    {item.icon}
                  </span>
                ) : null}
                <span className="min-w-0 flex-1">{item.label}</span>
                {item.count ? (
                  <span className="rounded-full bg-brand px-1.5 text-12 font-medium tabular-nums text-brand-ink">
                    {item.count}
                  </span>
                ) : null}
              </Anchor>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
