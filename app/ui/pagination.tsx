import { ArrowLeft, ArrowRight } from "lucide-react";
import { LinkButton } from "./link-button.tsx";

export type PaginationProps = {
  previousHref?: string | null;
  nextHref?: string | null;
  /** Such as "1–50 of 1,204 customers". */
  summary?: string;
};

/** Previous and next, where there is one. */
export function Pagination({ previousHref, nextHref, summary }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="text-14 tabular-nums text-ink-quiet">{summary}</p>
      <div className="flex gap-2">
        {previousHref ? (
          <LinkButton href={previousHref} size="small" rel="prev">
            <ArrowLeft size={16} strokeWidth={1.75} aria-hidden />
            Previous
          </LinkButton>
        ) : null}
        {nextHref ? (
          <LinkButton href={nextHref} size="small" rel="next">
            Next
            <ArrowRight size={16} strokeWidth={1.75} aria-hidden />
          </LinkButton>
        ) : null}
      </div>
    </nav>
  );
}
