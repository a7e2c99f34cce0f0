import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { FoldingMenu } from "./folding-menu.tsx";
import { LinkButton } from "./link-button.tsx";
import type { BrandProps, NavItem } from "./nav-item.ts";
import { NavLinks } from "./nav-links.tsx";
import { Toast, type ToastMessage } from "./toast.tsx";

export type PublicLayoutProps = {
  brand: BrandProps;
  nav: readonly NavItem[];
  path: string;
  /** To sign in, or to one's own home. */
  door?: { label: string; href: string };
  toast?: ToastMessage | null;
  footer?: ReactNode;
  children: ReactNode;
};

/** The pages everybody may read: a quiet bar, one column, a footer. */
export function PublicLayout({ brand, nav, path, door, toast, footer, children }: PublicLayoutProps) {
  const doorLink = door ? (
    <LinkButton href={door.href} size="small">
      {door.label}
    </LinkButton>
  ) : null;
  return (
    <div className="flex min-h-dvh flex-col text-16">
      <header className="mx-auto flex w-full max-w-5xl items-center justify-between gap-4 px-5 py-4 sm:px-8">
        <BrandMark {...brand} />
        <div className="hidden items-center gap-4 md:flex">
          <NavLinks label="Main" items={nav} path={path} direction="across" />
          {doorLink}
        </div>
        <div className="md:hidden">
          <FoldingMenu label="Menu" path={path}>
            <NavLinks label="Main" items={nav} path={path} direction="down" />
            {doorLink}
          </FoldingMenu>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl flex-1 px-5 pt-8 pb-20 outline-none sm:px-8 sm:pt-14"
      >
        {children}
      </main>
      {footer ? (
        <footer className="border-t border-line">
          <div className="mx-auto w-full max-w-5xl px-5 py-6 text-14 text-ink-quiet sm:px-8">{footer}</div>
        </footer>
      ) : null}
      <Toast message={toast} />
    </div>
  );
}
