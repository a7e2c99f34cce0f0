import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { FoldingMenu } from "./folding-menu.tsx";
import type { BrandProps, LayoutPerson, NavItem } from "./nav-item.ts";
import { NavLinks } from "./nav-links.tsx";
import { PersonMenu, type SignOut } from "./person-menu.tsx";
import { Toast, type ToastMessage } from "./toast.tsx";

export type PortalLayoutProps = {
  brand: BrandProps;
  nav: readonly NavItem[];
  /** Where news are listed; shown beside the name at every width. */
  news?: NavItem;
  path: string;
  person: LayoutPerson;
  signOut?: SignOut;
  toast?: ToastMessage | null;
  footer?: ReactNode;
  children: ReactNode;
};

/** Somebody's own pages: the bar with their name, and one calm column. */
export function PortalLayout({
  brand,
  nav,
  news,
  path,
  person,
  signOut,
  toast,
  footer,
  children,
}: PortalLayoutProps) {
  const personMenu = <PersonMenu person={person} signOut={signOut} />;
  return (
    <div className="flex min-h-dvh flex-col text-16">
      <header className="border-b border-line">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3 sm:px-8">
          <BrandMark {...brand} />
          <div className="flex grow flex-wrap items-center justify-between gap-x-3 gap-y-2 sm:justify-end">
            {news ? <NavLinks label="News" items={[news]} path={path} direction="across" /> : null}
            <div className="hidden lg:block">{personMenu}</div>
            <div className="lg:hidden">
              <FoldingMenu label="Menu" path={path}>
                <NavLinks label="Main" items={nav} path={path} direction="down" />
                <div className="border-t border-line pt-3">{personMenu}</div>
              </FoldingMenu>
            </div>
          </div>
          <div className="-mx-3 hidden basis-full lg:block">
            <NavLinks label="Main" items={nav} path={path} direction="across" />
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-4xl flex-1 px-5 pt-8 pb-20 outline-none sm:px-8 sm:pt-12"
      >
        {children}
      </main>
      {footer ? (
        <footer className="border-t border-line">
          <div className="mx-auto w-full max-w-6xl px-5 py-6 text-14 text-ink-quiet sm:px-8">{footer}</div>
        </footer>
      ) : null}
      <Toast message={toast} />
    </div>
  );
}
