import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { brandView } from "#app/domain/people/company-queries.server.ts";
import { PublicLayout } from "#app/ui/public-layout.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { signedIn } from "../access.server.ts";
import { flashHeaders, readFlash } from "../flash.server.ts";

export const handle = { hydrate: false };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [{ name, version, hasLogo }, person] = await Promise.all([brandView(), signedIn(request, context)]);
  const flash = readFlash(request);
  const door =
    person === null
      ? { label: "Sign in", href: "/sign-in" }
      : person.staff !== null
        ? { label: "Admin", href: "/admin" }
        : { label: "Your pages", href: "/home" };
  return json(
    { brand: { name, version, hasLogo, href: "/" }, door, signedIn: person !== null, message: flash.message },
    flashHeaders(flash),
  );
}

export default function Layout() {
  const { brand, door, signedIn, message } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <PublicLayout
      brand={brand}
      nav={[{ label: "Ideas", href: "/ideas" }, ...(signedIn ? [] : [{ label: "Join", href: "/join" }])]}
      path={pathname}
      door={door}
      toast={message === null ? null : { kind: "good", text: message }}
      footer={
        <p>
          {brand.name} and its customers. <TextLink href="/">Front page</TextLink>
        </p>
      }
    >
      <Outlet />
    </PublicLayout>
  );
}
