import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { brandView } from "#app/domain/people/company-queries.server.ts";
import { PublicLayout } from "#app/ui/public-layout.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { signedIn } from "../access.server.ts";
import { flashHeaders, readFlash } from "../flash.server.ts";

/** What a visitor, a customer and a member of staff find above public pages; customers have the way back to their own. */
const navs = {
  visitor: [
    { label: "Ideas", href: "/ideas" },
    { label: "Join", href: "/join" },
  ],
  customer: [
    { label: "Home", href: "/home" },
    { label: "Ideas", href: "/ideas" },
    { label: "Groups", href: "/groups" },
    { label: "Open door", href: "/open-door" },
    { label: "Refer a friend", href: "/refer" },
  ],
  staff: [{ label: "Ideas", href: "/ideas" }],
} as const;

const doors = {
  visitor: { door: { label: "Sign in", href: "/sign-in" } },
  customer: {},
  staff: { door: { label: "Admin", href: "/admin" } },
} as const;

export const handle = { hydrate: false };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [{ name, version, hasLogo }, person] = await Promise.all([brandView(), signedIn(request, context)]);
  const flash = readFlash(request);
  const who: keyof typeof navs = person === null ? "visitor" : person.staff === null ? "customer" : "staff";
  return json(
    { brand: { name, version, hasLogo, href: "/" }, who, message: flash.message },
    flashHeaders(flash),
  );
}

export default function Layout() {
  const { brand, who, message } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <PublicLayout
      brand={brand}
      nav={navs[who]}
      path={pathname}
      {...doors[who]}
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
