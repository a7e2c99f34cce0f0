import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type CardProps = {
  title?: string;
  /** Level of the title: 2 unless the card stands inside a section. */
  level?: 2 | 3;
  /** A line under the title. */
  lead?: ReactNode;
  /** Links and buttons to the right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** No padding around the content: for tables. */
  flush?: boolean;
  tone?: "plain" | "warm" | "attention";
  className?: string;
  children?: ReactNode;
};

const tones = {
  plain: "border-line bg-raised",
  warm: "border-transparent bg-brand-soft",
  attention: "border-attention/30 bg-attention-soft",
};

/** A bordered piece of paper with a title. */
export function Card({
  title,
  level = 2,
  lead,
  actions,
  footer,
  flush,
  tone = "plain",
  className,
  children,
}: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={classNames("min-w-0 overflow-clip rounded-card border", tones[tone], className)}>
      {title || actions ? (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4">
          <div className="min-w-0">
            {title ? <Heading className="text-16 font-semibold">{title}</Heading> : null}
            {lead ? <div className="text-14 text-ink-quiet">{lead}</div> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div
        className={
          flush
            ? title || actions
              ? "mt-3"
              : undefined
            : classNames("px-5 pb-5", title || actions ? "pt-3" : "pt-5")
        }
      >
        {children}
      </div>
      {footer ? <div className="border-t border-line px-5 py-3 text-14 text-ink-soft">{footer}</div> : null}
    </section>
  );
}
