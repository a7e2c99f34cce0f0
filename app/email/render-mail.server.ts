import { render } from "@react-email/render";
import { createElement } from "react";
import { loadTemplate } from "./templates.server.ts";

/** A mail as it is read. */
export type RenderedMail = { subject: string; html: string; text: string };

/** Renders a mail of the outbox. @throws Error where its template does not exist */
export async function renderMail(mail: { template: string; props: unknown }): Promise<RenderedMail> {
  const { subject, Mail } = await loadTemplate(mail.template);
  const props = mail.props as never;
  const element = createElement(Mail, props);
  return {
    subject: subject(props),
    html: await render(element),
    text: await render(element, { plainText: true }),
  };
}

/** The subject of a mail alone. */
export async function subjectOf(mail: { template: string; props: unknown }): Promise<string> {
  const { subject } = await loadTemplate(mail.template);
  return subject(mail.props as never);
}
