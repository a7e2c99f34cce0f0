import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/domain/people/sign-out.server.ts";
import { noSessionCookie, sessionTokenOf } from "#app/platform/session-cookie.server.ts";
import { withFlash } from "../flash.server.ts";

export function loader() {
  return redirect("/");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = sessionTokenOf(request);
  if (token !== null) await signOut(token, context.now);
  const headers = withFlash(new Headers({ "Set-Cookie": noSessionCookie() }), "You are signed out.");
  headers.set("Clear-Site-Data", '"cache"');
  return redirect("/", { headers, status: 303 });
}
