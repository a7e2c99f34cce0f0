import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { classNames } from "./class-names.ts";

export type PageHeaderProps = {
  /** The one h1 of the page. */
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** "greeting" speaks in the serif of the house (public pages, portal); "plain" works (admin). */
  voice?: "greeting" | "plain";
  back?: { href: string; label: string };
};

/** Title, one line beneath, and what can be done here. */
export function PageHeader({ title, lead, actions, voice = "plain", back }: PageHeaderProps) {
  const greeting = voice === "greeting";
  return (
    <header className={classNames("flex flex-col", greeting ? "gap-3" : "gap-1")}>
      {back ? (
        <Anchor
          href={back.href}
          className="inline-flex min-h-6 max-w-full items-center gap-1.5 self-start text-14 text-ink-quiet hover:text-ink"
        >
          <ArrowLeft size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span className="min-w-0 wrap-anywhere">{back.label}</span>
        </Anchor>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className={classNames("flex min-w-0 flex-col", greeting ? "gap-3" : "gap-1")}>
          <h1
            className={
              greeting
                ? "max-w-3xl font-greeting text-28 font-medium tracking-tight wrap-anywhere sm:text-36"
                : "text-22 font-semibold tracking-tight wrap-anywhere"
            }
          >
            {title}
          </h1>
          {lead ? (
            <div
              className={classNames(
                "max-w-prose wrap-anywhere",
                greeting ? "text-18 text-ink-soft" : "text-14 text-ink-quiet",
              )}
            >
              {lead}
            </div>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
