import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import {
  Bell,
  ChartPie,
  FileUp,
  Gift,
  Inbox,
  LayoutDashboard,
  Lightbulb,
  ScrollText,
  Settings,
  Share2,
  ShieldCheck,
  Users,
  UsersRound,
} from "lucide-react";
import { unreadCount } from "#app/domain/notifications/notification-queries.server.ts";
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
  { label: "For you", href: "/admin/for-you", letter: "f", icon: <Bell strokeWidth={1.75} /> },
  { label: "Inbox", href: "/admin/inbox", letter: "n", icon: <Inbox strokeWidth={1.75} /> },
  { label: "Customers", href: "/admin/customers", letter: "c", icon: <Users strokeWidth={1.75} /> },
  { label: "Value", href: "/admin/value", letter: "v", icon: <ChartPie strokeWidth={1.75} /> },
  { label: "Ideas", href: "/admin/ideas", letter: "d", icon: <Lightbulb strokeWidth={1.75} /> },
  { label: "Groups", href: "/admin/groups", letter: "u", icon: <UsersRound strokeWidth={1.75} /> },
  { label: "Imports", href: "/admin/imports", letter: "i", icon: <FileUp strokeWidth={1.75} /> },
  { label: "Referrals", href: "/admin/referrals", letter: "r", icon: <Share2 strokeWidth={1.75} /> },
  { label: "Rewards", href: "/admin/rewards", letter: "w", icon: <Gift strokeWidth={1.75} /> },
  { label: "Purposes", href: "/admin/purposes", letter: "p", icon: <ShieldCheck strokeWidth={1.75} /> },
  { label: "Audit log", href: "/admin/audit", letter: "a", icon: <ScrollText strokeWidth={1.75} /> },
];
const settings: NavItem = {
  label: "Settings",
  href: "/admin/settings",
  letter: "s",
  icon: <Settings strokeWidth={1.75} />,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, role, accountId } = await requireStaff(request, context, "see");
  const [brand, forYou] = await Promise.all([brandView(), unreadCount(accountId, "staff")]);
  const flash = readFlash(request);
  return json(
    {
      brand: { name: brand.name, version: brand.version, hasLogo: brand.hasLogo, href: "/admin" },
      name,
      role,
      counts: { "/admin/for-you": forYou } as Record<string, number>,
      message: flash.message,
    },
    flashHeaders(flash),
  );
}

export default function Layout() {
  const { brand, name, role, counts, message } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <AdminLayout
      brand={brand}
      nav={navOf(role).map((item) => ({ ...item, count: counts[item.href] ?? 0 }))}
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
