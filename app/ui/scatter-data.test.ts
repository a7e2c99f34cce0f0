import { expect, test } from "vitest";
import { roomyTicks, scatterDomain } from "./scatter-data.ts";

test("an axis holds its values, zero and the line that parts it", () => {
  expect(scatterDomain([3, 9], 4)).toEqual([0, 9]);
  expect(scatterDomain([-5, 2], 12)).toEqual([-5, 12]);
  expect(scatterDomain([], 0)).toEqual([0, 1]);
});

test("ticks that would touch are left out, never zero or the outermost", () => {
  const root = (value: number) => 10 * Math.sign(value) * Math.sqrt(Math.abs(value));
  expect(roomyTicks([0, 100, 200, 300, 400, 500], root, 40)).toEqual([0, 100, 300, 500]);
  expect(roomyTicks([-400, 0, 400], root, 40)).toEqual([-400, 0, 400]);
  expect(roomyTicks([100, 101, 102], root, 40)).toEqual([102]);
  expect(roomyTicks([], root, 40)).toEqual([]);
});
