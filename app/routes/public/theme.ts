import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "#app/domain/people/safe-path.ts";
import { setCookie } from "#app/platform/cookies.server.ts";

const year = 365 * 86_400;

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = form.get("theme");
  const chosen = theme === "light" || theme === "dark";
  const cookie = setCookie("kith_theme", chosen ? theme : "", chosen ? year : 0);
  return redirect(safePath(form.get("returnTo")) ?? "/", { status: 303, headers: { "Set-Cookie": cookie } });
}
