import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCustomer } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { makeEntries } from "#tests/support/made-entries.ts";
import { command } from "./commands/value.ts";

const said: string[] = [];
const complained: string[] = [];

beforeEach(() => {
  said.length = 0;
  complained.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void complained.push(line));
});
afterEach(() => vi.restoreAllMocks());

test("what is wrong about a word is told, and nothing beside it", async () => {
  expect(await command(["--at", "2026-02-30"])).toBe(2);
  expect(await command(["--at", "2026-06-30", "--now"])).toBe(2);
  expect(await command(["--customer", "nobody", "--json"])).toBe(1);
  expect(complained).toEqual([
    expect.stringContaining("--at 2026-02-30 is no date"),
    expect.stringContaining("leave out one of them"),
    "There is no customer nobody.",
  ]);
  expect(said).toEqual([]);
});

test("a look back tells money as integers", async () => {
  const day = new Date("2026-05-01T09:00:00.000Z");
  await query("update company set currency = 'EUR' where id = 1");
  const ada = await createCustomer("ada", day);
  await makeEntries([{ customerId: ada.id, flow: "own", amountMinor: 1_234n }], day);
  expect(await command(["--at", "2026-05-01", "--json"])).toBe(0);
  const held = { amountMinor: 1_234, ownMinor: 1_234, entries: 1 };
  expect(JSON.parse(said.join("\n"))).toEqual({
    at: "2026-05-02T00:00:00.000Z",
    currency: "EUR",
    realised: held,
    expected: { amountMinor: 0, ownMinor: 0, entries: 0 },
    valuation: null,
  });
  expect(complained).toEqual([]);
});
