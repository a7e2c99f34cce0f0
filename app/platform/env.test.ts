import { expect, test } from "vitest";
import { readEnv } from "./env.server.ts";

const production = {
  KITH_MODE: "production",
  ORIGIN: "https://kith.example.com",
  SECRET: "x".repeat(32),
  DATABASE_URL: "postgresql://db/kith",
};

test("production starts with an https origin and a long secret", () => {
  expect(readEnv(production).ORIGIN).toBe("https://kith.example.com");
});

test.each([
  ["no secret", { ...production, SECRET: undefined }, /SECRET must be set to at least 32/],
  ["an empty secret", { ...production, SECRET: "" }, /SECRET must be set to at least 32/],
  ["a short secret", { ...production, SECRET: "short" }, /SECRET must be set to at least 32/],
  ["no origin", { ...production, ORIGIN: undefined }, /ORIGIN must be set and begin with https/],
  [
    "an http origin",
    { ...production, ORIGIN: "http://kith.example.com" },
    /ORIGIN must be set and begin with https/,
  ],
  [
    "an origin with a path",
    { ...production, ORIGIN: "https://kith.example.com/portal" },
    /ORIGIN must look like/,
  ],
  ["an origin that is no address", { ORIGIN: "kith.example.com" }, /ORIGIN must look like/],
  ["a port out of range", { PORT: "70000" }, /PORT/],
  ["a port in words", { PORT: "http" }, /PORT/],
  ["an unknown mode", { KITH_MODE: "staging" }, /KITH_MODE/],
  ["no web process", { WEB_PROCESSES: "0" }, /WEB_PROCESSES/],
  ["a log level that does not exist", { LOG_LEVEL: "loud" }, /LOG_LEVEL/],
])("refuses %s and names the variable", (_case, variables, message) => {
  expect(() => readEnv(variables)).toThrow(message);
});

test("an empty variable counts as unset", () => {
  expect(readEnv({ DATABASE_URL: "", RESEND_API_KEY: "", PORT: "3100" })).toMatchObject({
    DATABASE_URL: undefined,
    RESEND_API_KEY: undefined,
    ORIGIN: "http://localhost:3100",
  });
});
