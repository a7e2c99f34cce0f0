import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import {
  Bell,
  DoorOpen,
  Gift,
  Home,
  Lightbulb,
  Share2,
  ShieldCheck,
  UserRound,
  UsersRound,
} from "lucide-react";
import { unreadCount } from "#app/domain/notifications/notification-queries.server.ts";
import { brandView } from "#app/domain/people/company-queries.server.ts";
import type { NavItem } from "#app/ui/nav-item.ts";
import { PortalLayout } from "#app/ui/portal-layout.tsx";
import { themeFromCookie } from "#app/ui/theme.ts";
import { ThemeChoice } from "#app/ui/theme-choice.tsx";
import { requireCustomer } from "../access.server.ts";
import { flashHeaders, readFlash } from "../flash.server.ts";

const nav: readonly NavItem[] = [
  { label: "Home", href: "/home", icon: <Home strokeWidth={1.75} /> },
  { label: "Ideas", href: "/ideas", icon: <Lightbulb strokeWidth={1.75} /> },
  { label: "Groups", href: "/groups", icon: <UsersRound strokeWidth={1.75} /> },
  { label: "Open door", href: "/open-door", icon: <DoorOpen strokeWidth={1.75} /> },
  { label: "Refer a friend", href: "/refer", icon: <Share2 strokeWidth={1.75} /> },
  { label: "Rewards", href: "/rewards", icon: <Gift strokeWidth={1.75} /> },
  { label: "Sharing", href: "/consent", icon: <ShieldCheck strokeWidth={1.75} /> },
  { label: "Me", href: "/me", icon: <UserRound strokeWidth={1.75} /> },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const [{ name, version, hasLogo }, unread] = await Promise.all([
    brandView(),
    unreadCount(customer.accountId, "customers"),
  ]);
  const flash = readFlash(request);
  return json(
    {
      brand: { name, version, hasLogo, href: "/home" },
      person: { name: customer.name ?? customer.email },
      unread,
      theme: themeFromCookie(request.headers.get("Cookie")),
      message: flash.message,
    },
    flashHeaders(flash),
  );
}

export default function Layout() {
  const { brand, person, unread, theme, message } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <PortalLayout
      brand={brand}
      nav={nav}
      news={{
        label: "News for you",
        href: "/notifications",
        count: unread,
        icon: <Bell strokeWidth={1.75} />,
      }}
      path={pathname}
      person={{ ...person, href: "/me" }}
      signOut={{ action: "/sign-out", label: "Sign out" }}
      toast={message === null ? null : { kind: "good", text: message }}
      footer={<ThemeChoice action="/theme" current={theme} returnTo={pathname} />}
    >
      <Outlet />
    </PortalLayout>
  );
}
