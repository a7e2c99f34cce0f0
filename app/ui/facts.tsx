import type { ReactNode } from "react";

export type FactsProps = { facts: readonly { label: string; value: ReactNode }[] };

/** Names and their values, one beneath the other. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="flex flex-col divide-y divide-line text-14">
      {facts.map((fact) => (
        <div key={fact.label} className="grid grid-cols-[minmax(6rem,38%)_1fr] gap-3 py-2">
          <dt className="text-ink-quiet">{fact.label}</dt>
          <dd className="min-w-0">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
