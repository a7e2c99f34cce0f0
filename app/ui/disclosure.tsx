import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export type DisclosureProps = { summary: ReactNode; open?: boolean; children: ReactNode };

/** Something that may stay folded. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary className="inline-flex min-h-8 items-center gap-1.5 rounded-control text-14 font-medium text-brand">
        <ChevronRight size={16} strokeWidth={1.75} className="turns shrink-0" aria-hidden />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
