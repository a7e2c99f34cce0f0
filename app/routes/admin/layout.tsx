import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { FileUp, Gift, LayoutDashboard, ScrollText, Settings, Share2, Users } from "lucide-react";
import { brandView } from "#app/domain/people/company-queries.server.ts";
import { may, type Role, roleWords } from "#app/domain/people/roles.ts";
import { AdminLayout } from "#app/ui/admin-layout.tsx";
import type { NavItem } from "#app/ui/nav-item.ts";
import { requireStaff } from "../access.server.ts";
import { flashHeaders, readFlash } from "../flash.server.ts";

const nav: readonly NavItem[] = [
  {
    label: "Overview",
    href: "/admin",
    exact: true,
    letter: "o",
    icon: <LayoutDashboard strokeWidth={1.75} />,
  },
  { label: "Customers", href: "/admin/customers", letter: "c", icon: <Users strokeWidth={1.75} /> },
  { label: "Imports", href: "/admin/imports", letter: "i", icon: <FileUp strokeWidth={1.75} /> },
  { label: "Referrals", href: "/admin/referrals", letter: "r", icon: <Share2 strokeWidth={1.75} /> },
  { label: "Rewards", href: "/admin/rewards", letter: "w", icon: <Gift strokeWidth={1.75} /> },
  { label: "Audit log", href: "/admin/audit", letter: "a", icon: <ScrollText strokeWidth={1.75} /> },
];
const settings: NavItem = {
  label: "Settings",
  href: "/admin/settings",
  letter: "s",
  icon: <Settings strokeWidth={1.75} />,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, role } = await requireStaff(request, context, "see");
  const brand = await brandView();
  const flash = readFlash(request);
  return json(
    {
      brand: { name: brand.name, version: brand.version, hasLogo: brand.hasLogo, href: "/admin" },
      name,
      role,
      message: flash.message,
    },
    flashHeaders(flash),
  );
}

export default function Layout() {
  const { brand, name, role, message } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <AdminLayout
      brand={brand}
      nav={navOf(role)}
      path={pathname}
      person={{ name, role: roleWords(role).name, href: "/admin/account" }}
      signOut={{ action: "/sign-out", label: "Sign out" }}
      search={{ action: "/admin/customers", label: "Search customers" }}
      toast={message === null ? null : { kind: "good", text: message }}
    >
      <Outlet />
    </AdminLayout>
  );
}

function navOf(role: Role): readonly NavItem[] {
  return may(role, "manage") ? [...nav, settings] : nav;
}
