import type { ReactNode } from "react";

export type EmptyStateProps = {
  /** What will stand here, such as "No ideas yet". */
  title: string;
  /** What this is for. */
  children: ReactNode;
  /** What to do now: a Button or LinkButton. */
  action?: ReactNode;
  icon?: ReactNode;
  level?: 2 | 3;
};

/** Nothing here yet: what this is for and what to do now. */
export function EmptyState({ title, children, action, icon, level = 2 }: EmptyStateProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="flex flex-col items-start gap-3 rounded-card border border-dashed border-line-strong px-6 py-8 sm:items-center sm:text-center">
      {icon ? (
        <span aria-hidden className="text-ink-quiet">
          {icon}
        </span>
      ) : null}
      <Heading className="text-18 font-semibold">{title}</Heading>
      <div className="max-w-prose text-ink-soft">{children}</div>
      {action ? <div className="mt-1">{action}</div> : null}
    </div>
  );
}
