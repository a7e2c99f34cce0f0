import type { ComponentType } from "react";

type Template = { subject: (props: never) => string; Mail: ComponentType<never> };

/** The mails there are, by the name under which they are posted. */
const templates: Record<string, () => Promise<Template>> = {
  "sign-in-link": () => import("#emails/sign-in-link.tsx"),
  "join-link": () => import("#emails/join-link.tsx"),
  "already-a-customer": () => import("#emails/already-a-customer.tsx"),
  "customer-invitation": () => import("#emails/customer-invitation.tsx"),
  "staff-invitation": () => import("#emails/staff-invitation.tsx"),
  news: () => import("#emails/news.tsx"),
  "idea-answered": () => import("#emails/idea-answered.tsx"),
  "friend-joined": () => import("#emails/friend-joined.tsx"),
  "reward-granted": () => import("#emails/reward-granted.tsx"),
  "application-decided": () => import("#emails/application-decided.tsx"),
  "seat-free": () => import("#emails/seat-free.tsx"),
  "agreement-to-accept": () => import("#emails/agreement-to-accept.tsx"),
};

/** Loads a template. @throws Error where there is none of that name */
export async function loadTemplate(name: string): Promise<Template> {
  const load = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (load === undefined) throw new Error(`there is no mail template called ${name}`);
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_UNKNOWN_FILE_EXTENSION") throw error;
    await learnJsx();
    return load();
  }
}

let jsxKnown: Promise<void> | undefined;

/** Node runs TypeScript by itself, but no JSX. tsx teaches it, at the first mail only: every start would be slower for it. */
function learnJsx(): Promise<void> {
  jsxKnown ??= import("tsx/esm/api").then(({ register }) => void register());
  return jsxKnown;
}
