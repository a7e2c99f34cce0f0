import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { FoldingMenu } from "./folding-menu.tsx";
import { Keys } from "./keys.tsx";
import type { BrandProps, LayoutPerson, NavItem } from "./nav-item.ts";
import { NavLinks } from "./nav-links.tsx";
import { PersonMenu, type SignOut } from "./person-menu.tsx";
import { SearchBox, type SearchBoxProps } from "./search-box.tsx";
import { Toast, type ToastMessage } from "./toast.tsx";

export type AdminLayoutProps = {
  brand: BrandProps;
  nav: readonly NavItem[];
  path: string;
  person: LayoutPerson;
  signOut?: SignOut;
  search?: SearchBoxProps;
  toast?: ToastMessage | null;
  children: ReactNode;
};

/** The workplace: a rail from 1024 px on, a bar with a folding menu below; keys for everything. */
export function AdminLayout({
  brand,
  nav,
  path,
  person,
  signOut,
  search,
  toast,
  children,
}: AdminLayoutProps) {
  const personMenu = <PersonMenu person={person} signOut={signOut} />;
  return (
    <div className="min-h-dvh text-14 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-e border-line bg-sunken px-3 py-4 lg:flex">
        <div className="px-3">
          <BrandMark {...brand} />
        </div>
        {search ? <SearchBox {...search} /> : null}
        <NavLinks label="Main" items={nav} path={path} direction="down" />
        <div className="mt-auto flex flex-col gap-3 px-1">
          <Keys nav={nav} />
          <div className="border-t border-line pt-3">{personMenu}</div>
        </div>
      </aside>
      <header className="flex items-center justify-between gap-4 border-b border-line bg-sunken px-4 py-2.5 lg:hidden">
        <BrandMark {...brand} />
        <FoldingMenu label="Menu" path={path}>
          {search ? <SearchBox {...search} id="menu-search" /> : null}
          <NavLinks label="Main" items={nav} path={path} direction="down" />
          <div className="border-t border-line pt-3">{personMenu}</div>
        </FoldingMenu>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl min-w-0 px-4 py-6 outline-none sm:px-8 sm:py-8"
      >
        {children}
      </main>
      <Toast message={toast} />
    </div>
  );
}
