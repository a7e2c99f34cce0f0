import { useLocation } from "@remix-run/react";
import { NavLinks } from "#app/ui/nav-links.tsx";

const pages = [
  { label: "Overview", href: "/admin/value", exact: true },
  { label: "Matrix", href: "/admin/value/matrix" },
  { label: "Levers", href: "/admin/value/levers" },
  { label: "Churn watch", href: "/admin/value/churn" },
  { label: "Model", href: "/admin/value/model" },
];

/** The pages about value, one beside the other. */
export function ValueNav() {
  const { pathname } = useLocation();
  return <NavLinks label="Value" items={pages} path={pathname} direction="across" />;
}
