import interFont from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { brandView } from "#app/domain/people/company-queries.server.ts";
import { ErrorPage, errorTitle } from "#app/ui/error-page.tsx";
import favicon from "#app/ui/favicon.svg?url";
import { useNonce } from "#app/ui/nonce.tsx";
import { SkipLink } from "#app/ui/skip-link.tsx";
import styles from "#app/ui/styles.css?url";
import { themeFromCookie } from "#app/ui/theme.ts";

export const links: LinksFunction = () => [
  { rel: "preload", href: interFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: favicon, type: "image/svg+xml" },
  { rel: "stylesheet", href: styles },
];

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: error ? errorTitle(statusOf(error)) : data ? data.brand.name : "" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  return json({ brand: await brandView(), theme: themeFromCookie(request.headers.get("Cookie")) });
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const failed = Boolean(useRouteError());
  const hydrates = !useMatches().some((match) => staysStatic(match.handle));
  const nonce = useNonce();
  return (
    <html lang="en" data-theme={root?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {root ? <link rel="stylesheet" href={`/brand.css?v=${root.brand.version}`} /> : null}
      </head>
      <body>
        <SkipLink />
        {children}
        {hydrates && !failed ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <ErrorPage status={statusOf(error)} brand={root ? { ...brandIn(root.brand), href: "/" } : undefined} />
  );
}

function brandIn({ name, version, hasLogo }: Awaited<ReturnType<typeof brandView>>) {
  return { name, version, hasLogo };
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

/** Whether a route ships its page without script: `export const handle = { hydrate: false }`. */
function staysStatic(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === false;
}
