import { expect, test } from "vitest";
import { plainWords } from "./plain-words.ts";

test.each([
  ["Every month **forty invoices** by *hand*.", "Every month forty invoices by hand."],
  [
    "I need:\n\n- the number\n- the amount\n\nIt would help.",
    "I need: the number, the amount It would help.",
  ],
  ["See [the format](https://example.com/f) and `code`", "See the format and code"],
  ["two\nlines", "two lines"],
  ["**cut in the mid", "**cut in the mid"],
  ["<b>no HTML</b>", "<b>no HTML</b>"],
  ["", ""],
])("of %j is %j", (text, words) => {
  expect(plainWords(text)).toBe(words);
});
