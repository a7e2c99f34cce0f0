import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Money } from "./money.tsx";
import { wholeMoney, wholeNumber } from "./money-words.ts";

describe("Money", () => {
  test("keeps every cent of an amount too large for a double", () => {
    const html = renderToStaticMarkup(<Money amountMinor="900719925474099312" currency="EUR" />);
    expect(html).toContain("9,007,199,254,740,993.12");
  });

  test("says negative by a true minus sign", () => {
    expect(renderToStaticMarkup(<Money amountMinor={-12050n} currency="EUR" />)).toContain("−");
  });

  test("knows currencies without a minor unit", () => {
    expect(renderToStaticMarkup(<Money amountMinor={10000n} currency="JPY" />)).toMatch(/10,000</);
  });
});

describe("whole amounts", () => {
  test("round half away from zero", () => {
    expect(wholeNumber(1005850n, "EUR")).toBe("10,059");
    expect(wholeNumber(1005849n, "EUR")).toBe("10,058");
    expect(wholeNumber(-150n, "EUR")).toBe("−2");
    expect(wholeNumber(0n, "EUR")).toBe("0");
  });

  test("lose their decimals but not their thousands", () => {
    expect(wholeMoney(1000000n, "EUR")).toMatch(/10,000$/);
    expect(wholeMoney(10000n, "JPY")).toMatch(/10,000$/);
    expect(wholeMoney(10000000n, "KWD")).toMatch(/10,000$/);
  });
});
