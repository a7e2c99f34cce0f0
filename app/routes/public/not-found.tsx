import type { MetaFunction } from "@remix-run/node";
import { ErrorPage } from "#app/ui/error-page.tsx";

export const handle = { hydrate: false };
export const meta: MetaFunction = () => [{ title: "There is nothing at this address" }];

export function loader() {
  throw new Response(null, { status: 404 });
}

export default function NotFound() {
  return <ErrorPage status={404} />;
}
