import { expect, test } from "vitest";
import { renderMail, subjectOf } from "./render-mail.server.ts";

const link = "https://kith.example.com/link/abc";
const company = "Pine & <Pepper>";

const mails: [string, Record<string, unknown>][] = [
  ["sign-in-link", { link, code: "123456", company }],
  ["join-link", { link, code: "123456", company, name: "Ada" }],
  ["already-a-customer", { link, code: "123456", company }],
  ["customer-invitation", { link, company, inviter: "Maria", note: "See you <b>there</b>" }],
  ["staff-invitation", { link, company, inviter: "Maria", role: "Manager" }],
  [
    "application-decided",
    {
      company,
      group: "Label printer beta",
      decision: "accepted",
      word: "Bring <b>there</b>",
      toAccept: true,
      groupUrl: link,
    },
  ],
  ["seat-free", { company, group: "Label printer beta", toAccept: false, groupUrl: link }],
  ["agreement-to-accept", { company, group: "Label printer beta", version: 2, groupUrl: link }],
  [
    "news",
    {
      company,
      heading: "Maria answered you",
      lines: ["<Pepper>"],
      quote: "<b>there</b>",
      action: "Read it",
      link,
      why: "You asked.",
    },
  ],
  ["friend-joined", { company, friend: "Bo", homeUrl: link }],
  [
    "reward-granted",
    {
      company,
      amount: "€10.00",
      reason: "Bo joined",
      availableOn: "2026-12-01T00:00:00.000Z",
      homeUrl: link,
    },
  ],
];

test.each(mails)("%s says who writes, in HTML and in text, with its link", async (template, props) => {
  const mail = await renderMail({ template, props });
  expect(mail.subject.length).toBeGreaterThan(10);
  expect(mail.text).toContain(link);
  expect(mail.text).toContain(company);
  expect(mail.html).toContain("Pine &amp; &lt;Pepper&gt;");
  expect(mail.html).toContain('lang="en"');
  expect(mail.html).not.toMatch(/<b>there|<Pepper>|undefined|\[object/);
  expect(await subjectOf({ template, props })).toBe(mail.subject);
});

test("codes stand in the text as they are typed", async () => {
  const { text } = await renderMail({ template: "sign-in-link", props: { link, code: "012345", company } });
  expect(text).toMatch(/^012345$/m);
});

test("a template that does not exist is an error", async () => {
  await expect(renderMail({ template: "constructor", props: {} })).rejects.toThrow(
    "no mail template called constructor",
  );
});
