import { type AppLoadContext, redirect } from "@remix-run/node";
import { may, type Right, type Role } from "#app/domain/people/roles.ts";
import { type SignedIn, whoIsSignedIn } from "#app/domain/people/signed-in-queries.server.ts";
import { sessionTokenOf } from "#app/platform/session-cookie.server.ts";

export type { Role } from "#app/domain/people/roles.ts";

export type CustomerAccess = { customerId: string; accountId: string; name: string | null; email: string };
export type StaffAccess = { staffId: string; accountId: string; name: string; role: Role; email: string };

/** Layout and page ask in the same request: look once. */
const asked = new WeakMap<AppLoadContext, Promise<SignedIn | null>>();

/** Who is signed in, or null. */
export function signedIn(request: Request, context: AppLoadContext): Promise<SignedIn | null> {
  let answer = asked.get(context);
  if (answer === undefined) {
    const token = sessionTokenOf(request);
    answer = token === null ? Promise.resolve(null) : whoIsSignedIn(token, context.now);
    asked.set(context, answer);
  }
  return answer;
}

/** Whoever is signed in; sends the others to sign in and back. */
export async function requireSignedIn(request: Request, context: AppLoadContext): Promise<SignedIn> {
  const person = await signedIn(request, context);
  if (person === null) throw redirect(signInPath(request));
  return person;
}

/** The customer who is signed in; 404 for an account that is no customer. */
export async function requireCustomer(request: Request, context: AppLoadContext): Promise<CustomerAccess> {
  const { customer } = await requireSignedIn(request, context);
  if (customer === null) throw new Response(null, { status: 404 });
  return customer;
}

/** The member of staff who is signed in and has the right; 404 for customers, 403 without the right. */
export async function requireStaff(
  request: Request,
  context: AppLoadContext,
  right: Right,
): Promise<StaffAccess> {
  const { staff } = await requireSignedIn(request, context);
  if (staff === null) throw new Response(null, { status: 404 });
  if (!may(staff.role, right)) throw new Response(null, { status: 403 });
  return staff;
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const back = request.method === "GET" ? pathname + withoutData(search) : pathname;
  return `/sign-in?to=${encodeURIComponent(back)}`;
}

/** Remix asks for a page's data at the page's address with `_data`; the way back is the page. */
function withoutData(search: string): string {
  const query = new URLSearchParams(search);
  query.delete("_data");
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
