import { Anchor } from "./anchor.tsx";
import type { BrandProps } from "./nav-item.ts";

/** The logo of the house, or its name. */
export function BrandMark({ name, version, hasLogo, href }: BrandProps) {
  return (
    <Anchor
      href={href}
      className="inline-flex min-h-8 min-w-0 items-center font-greeting text-18 font-semibold tracking-tight text-ink"
    >
      {hasLogo ? (
        <img src={`/brand-logo?v=${version}`} alt={name} className="h-8 w-auto max-w-44 object-contain" />
      ) : (
        <span className="truncate">{name}</span>
      )}
    </Anchor>
  );
}
