import { Link, useInRouterContext } from "@remix-run/react";
import type { AnchorHTMLAttributes } from "react";

export type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  href: string;
  /** A file or another site: the browser follows it by itself. */
  external?: boolean;
};

/** A link: through the router where there is one and the address is a page of ours. */
export function Anchor({ href, external = false, ...rest }: AnchorProps) {
  const routed = useInRouterContext();
  if (!routed || external || !isPage(href)) return <a href={href} {...rest} />;
  return <Link to={href} {...rest} />;
}

function isPage(href: string): boolean {
  return href.startsWith("?") || (href.startsWith("/") && !href.startsWith("//"));
}
