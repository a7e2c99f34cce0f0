import { expect, test } from "vitest";
import { shopLink } from "./shop-link.ts";

test("the click goes along to the shop, beside what its address holds already", () => {
  expect(shopLink("https://shop.example/start?from=kith#top", "0198-click")).toBe(
    "https://shop.example/start?from=kith&kith_click=0198-click#top",
  );
});

test("without a click the address stays as it is", () => {
  expect(shopLink("https://shop.example/", null)).toBe("https://shop.example/");
});
