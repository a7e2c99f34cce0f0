import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** What a person reads before they say yes. `categories` names the kinds of data. */
export type NoticeWords = {
  what: string;
  why: string;
  whatYouGet: string;
  categories: readonly string[];
  locale: string;
};

/** A notice as one text: what its hash is taken of, and what a receipt repeats. */
export function noticeText({ what, why, whatYouGet, categories, locale }: NoticeWords): string {
  return canonicalJson({ categories, locale, what, whatYouGet, why });
}

/** SHA-256 of a notice's text, in hexadecimal. */
export function noticeHash(notice: NoticeWords): string {
  return createHash("sha256").update(noticeText(notice)).digest("hex");
}
