import { parseWithZod } from "@conform-to/zod/v4";
import { json, redirect } from "@remix-run/node";
import { markAllRead, openNotice } from "#app/domain/notifications/mark-read.server.ts";
import { mailPreferencesInput, noticesInput } from "#app/domain/notifications/notice-input.ts";
import { setPreferences } from "#app/domain/notifications/set-preferences.server.ts";
import { withFlash } from "./flash.server.ts";
import { noticeWords } from "./notice-words.ts";

/** Whose news, on which side of the house, and the page with their list. */
type Reader = { accountId: string; to: "customers" | "staff"; list: string };

/** Opens one notice or marks all as read, as the buttons of notice-list.tsx ask. */
export async function answerNoticeButtons(form: FormData, reader: Reader, now: Date): Promise<Response> {
  const submission = parseWithZod(form, { schema: noticesInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  if (submission.value.intent === "read-all") {
    await markAllRead(reader.accountId, reader.to, now);
    return redirect(reader.list, {
      status: 303,
      headers: withFlash(new Headers(), "Everything is marked as read."),
    });
  }
  const notice = await openNotice(reader.accountId, submission.value.id, now);
  return redirect(notice === null ? reader.list : noticeWords(notice).path, 303);
}

/** Sets which news come by mail, as mail-preferences.tsx asks. */
export async function answerMailPreferences(form: FormData, reader: Reader, now: Date): Promise<Response> {
  const submission = parseWithZod(form, { schema: mailPreferencesInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { accountId, to } = reader;
  await setPreferences(accountId, { to, wanted: submission.value.byMail }, now);
  return redirect(reader.list, {
    status: 303,
    headers: withFlash(new Headers(), "Your choice of mails is saved."),
  });
}
