import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { commentInput, proposalInput, reviewInput } from "./idea-input.ts";

function read(schema: Parameters<typeof parseWithZod>[1]["schema"], fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseWithZod(form, { schema }).reply();
}

test("empty story, topic and note are none", () => {
  const proposal = { title: " A  wish\u202e ", story: undefined, topic: undefined };
  expect(proposalInput.parse(proposal)).toEqual({ title: "A wish", story: "", topic: null });
  expect(reviewInput.parse({ review: "hide" })).toEqual({ review: "hide", note: null });
  expect(read(proposalInput, { title: "A wish", story: "", topic: "" }).error).toBeUndefined();
});

test.each(["", "   ", "\u200b\u200b", "…"])("a sentence without a word is none: %j", (title) => {
  expect(read(proposalInput, { title, story: "", topic: "" }).error).toEqual({
    title: ["Say your idea in a sentence."],
  });
  expect(read(commentInput, { text: title }).error).toEqual({ text: ["Write something first."] });
});

test("what is too long is refused with the limit", () => {
  const { error } = read(proposalInput, {
    title: "x".repeat(141),
    story: "x".repeat(8_001),
    topic: "x".repeat(41),
  });
  expect(Object.keys(error ?? {})).toEqual(["title", "story", "topic"]);
});
