import { expect, test } from "vitest";
import { unfinishedWord } from "./unfinished-word.ts";

test.each([
  ["export invo", "invo"],
  ["Exp", "exp"],
  ["export as a", ""],
  ["export invoices ", ""],
  ["what's 'new'", ""],
  ["größe", "größe"],
  [`${"x".repeat(50)}`, "x".repeat(40)],
  ["", ""],
])("of %s is %s", (text, word) => {
  expect(unfinishedWord(text)).toBe(word);
});
