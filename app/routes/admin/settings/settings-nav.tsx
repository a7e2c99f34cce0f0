import { useLocation } from "@remix-run/react";
import { NavLinks } from "#app/ui/nav-links.tsx";

const pages = [
  { label: "Company", href: "/admin/settings", exact: true },
  { label: "Value", href: "/admin/settings/value" },
  { label: "Referrals", href: "/admin/settings/referrals" },
  { label: "Open door", href: "/admin/settings/open-door" },
];
const ownersPages = [
  { label: "Staff", href: "/admin/settings/staff" },
  { label: "API keys", href: "/admin/settings/api-keys" },
];

/** The pages of the settings, one beside the other; those of owners only for owners. */
export function SettingsNav({ owner }: { owner: boolean }) {
  const { pathname } = useLocation();
  return (
    <NavLinks
      label="Settings"
      items={owner ? [...pages, ...ownersPages] : pages}
      path={pathname}
      direction="across"
    />
  );
}
