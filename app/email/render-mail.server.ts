import { render } from "@react-email/render";
import { createElement } from "react";
import { Unsubscribe } from "#emails/unsubscribe.ts";
import { loadTemplate } from "./templates.server.ts";

/** A mail as it is read, with the headers that it carries beside the usual ones. */
export type RenderedMail = { subject: string; html: string; text: string; headers: Record<string, string> };

/**
 * Renders a mail of the outbox. `unsubscribe` is the address at which mails like it are stopped.
 * @throws Error where its template does not exist
 */
export async function renderMail(mail: {
  template: string;
  props: unknown;
  unsubscribe?: string | null;
}): Promise<RenderedMail> {
  const { subject, Mail } = await loadTemplate(mail.template);
  const props = mail.props as never;
  const unsubscribe = mail.unsubscribe ?? null;
  const element = createElement(Unsubscribe.Provider, { value: unsubscribe }, createElement(Mail, props));
  return {
    subject: oneLine(subject(props)),
    html: await render(element),
    text: await render(element, { plainText: true }),
    headers: unsubscribe === null ? {} : oneClick(unsubscribe),
  };
}

/** The subject of a mail alone. */
export async function subjectOf(mail: { template: string; props: unknown }): Promise<string> {
  const { subject } = await loadTemplate(mail.template);
  return oneLine(subject(mail.props as never));
}

/** RFC 8058: the provider of the mailbox may stop the mails with one POST, without cookies. */
function oneClick(address: string): Record<string, string> {
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** What people wrote may hold line breaks; a subject is a header. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return [...line].length > 200 ? `${[...line].slice(0, 199).join("")}…` : line;
}
