import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test.each(["/", "/home", "/admin/customers?q=ada&page=2", "/me#sessions"])("%s stays", (path) => {
  expect(safePath(path)).toBe(path);
});

test.each([
  "",
  "home",
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "/a b",
  "/\n/evil",
  "/..//evil.example",
  "/x\\y",
  null,
  7,
  `/${"x".repeat(600)}`,
])("%j is refused", (path) => {
  expect(safePath(path)).toBeNull();
});
