import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepSlow } from "./keep-slow.server.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A read that takes so long, and says how often it was done. */
function counting(takes: number) {
  let reads = 0;
  return async (key: string) => {
    reads += 1;
    const mine = `${key} ${reads}`;
    await new Promise((resolve) => setTimeout(resolve, takes));
    return mine;
  };
}

async function ask(read: (key: string) => Promise<string>, key: string, takes: number): Promise<string> {
  const answer = read(key);
  await vi.advanceTimersByTimeAsync(takes);
  return answer;
}

test("a quick read is done anew for everybody", async () => {
  const read = keepSlow(counting(10));
  expect(await ask(read, "a", 10)).toBe("a 1");
  expect(await ask(read, "a", 10)).toBe("a 2");
});

test("a slow read is kept for twenty times as long as it took, and for its own key only", async () => {
  const read = keepSlow(counting(600));
  expect(await ask(read, "a", 600)).toBe("a 1");
  await vi.advanceTimersByTimeAsync(11_900);
  expect(await ask(read, "a", 0)).toBe("a 1");
  expect(await ask(read, "b", 600)).toBe("b 2");
  await vi.advanceTimersByTimeAsync(200);
  expect(await ask(read, "a", 600)).toBe("a 3");
});

test("those who ask while a slow read goes on share it; a quick one may have begun before what they wrote", async () => {
  const read = keepSlow(counting(700));
  const first = read("a");
  await vi.advanceTimersByTimeAsync(100);
  const second = read("a");
  await vi.advanceTimersByTimeAsync(550);
  const third = read("a");
  await vi.advanceTimersByTimeAsync(700);
  expect(await Promise.all([first, second, third])).toEqual(["a 1", "a 2", "a 2"]);
});

test("a failure is not kept", async () => {
  let fails = true;
  const shaky = keepSlow(async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    if (fails) throw new Error("out");
    return "in";
  });
  const failed = expect(shaky("a")).rejects.toThrow("out");
  await vi.advanceTimersByTimeAsync(600);
  await failed;
  fails = false;
  expect(await ask(shaky, "a", 600)).toBe("in");
});
