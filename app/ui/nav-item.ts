import type { ReactNode } from "react";

export type NavItem = {
  label: string;
  href: string;
  /** A lucide icon, 18 px, strokeWidth 1.75. */
  icon?: ReactNode;
  /** How many things wait there; left out where none do. */
  count?: number;
  /** Current only on exactly this path, not on those beneath it. */
  exact?: boolean;
  /** The letter that follows `g` (admin). */
  letter?: string;
};

export type BrandProps = {
  name: string;
  /** Cache stamp of the logo. */
  version: string;
  hasLogo: boolean;
  href: string;
};

export type LayoutPerson = { name: string; role?: string | null; href?: string };

/** Whether the item leads to where we are. */
export function isCurrent(item: NavItem, path: string): boolean {
  return path === item.href || (!item.exact && path.startsWith(`${item.href}/`));
}
