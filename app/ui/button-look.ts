import { classNames } from "./class-names.ts";

export type ButtonLook = "primary" | "secondary" | "plain" | "trouble";
export type ButtonSize = "normal" | "small" | "large";

const base =
  "inline-flex items-center justify-center gap-2 rounded-control border font-medium text-center no-underline transition-colors disabled:opacity-55 disabled:cursor-not-allowed [&_svg]:shrink-0";

const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-3 py-1 text-14",
  normal: "min-h-10 px-4 py-2 text-14",
  large: "min-h-12 px-6 py-2.5 text-16",
};

const looks: Record<ButtonLook, string> = {
  primary:
    "border-brand bg-brand text-brand-ink enabled:hover:border-brand-strong enabled:hover:bg-brand-strong [a&]:hover:border-brand-strong [a&]:hover:bg-brand-strong",
  secondary: "border-line-strong bg-raised text-ink hover:border-ink-quiet hover:bg-sunken",
  plain: "border-transparent bg-transparent text-brand hover:bg-brand-soft",
  trouble: "border-trouble bg-raised text-trouble hover:bg-trouble-soft",
};

export function buttonClass(look: ButtonLook, size: ButtonSize, extra?: string): string {
  return classNames(base, sizes[size], looks[look], extra);
}
