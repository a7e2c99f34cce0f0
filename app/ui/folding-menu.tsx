import { Menu } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

export type FoldingMenuProps = { label: string; path: string; children: ReactNode };

/** The menu of narrow screens; opens without script, and folds again when the page changes. */
export function FoldingMenu({ label, path, children }: FoldingMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path folds it.
  useEffect(() => details.current?.removeAttribute("open"), [path]);
  return (
    <details ref={details} className="relative">
      <summary className="inline-flex min-h-10 items-center gap-2 rounded-control border border-line-strong bg-raised px-3 text-14 font-medium">
        <Menu size={18} strokeWidth={1.75} aria-hidden />
        {label}
      </summary>
      <div className="absolute end-0 z-10 mt-2 flex w-72 max-w-[calc(100vw-2rem)] flex-col gap-3 rounded-card border border-line bg-raised p-3 shadow-float">
        {children}
      </div>
    </details>
  );
}
