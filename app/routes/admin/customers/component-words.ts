import type { ValueComponent } from "#app/ui/value-bar-shapes.ts";

type Components = Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string>;

const labels = {
  CLV: "Purchases",
  CRV: "Referrals",
  CIV: "Influence",
  CKV: "Knowledge",
  COST: "Savings and gifts",
} as const;

/** The components of value in the order in which they are shown. */
export function componentsOf(components: Components, expected?: Components): ValueComponent[] {
  return (["CLV", "CRV", "CIV", "CKV", "COST"] as const).map((key) => ({
    key,
    label: labels[key],
    realisedMinor: components[key],
    ...(expected === undefined ? {} : { expectedMinor: expected[key] }),
  }));
}

/** What a component is called. */
export function componentName(component: string): string {
  return Object.entries(labels).find(([key]) => key === component)?.[1] ?? component;
}
