import { expect, test } from "vitest";
import { type PlainRoute, routeFinder } from "./plain-route.server.ts";

function route(method: PlainRoute["method"], pattern: string): PlainRoute {
  return { method, pattern, access: "anyone", handle: () => {} };
}

const find = routeFinder([
  route("GET", "/r/:code"),
  route("PUT", "/api/v1/customers/:externalId"),
  route("GET", "/api/v1/customers/:externalId"),
]);

test("finds a route and decodes its parameters", () => {
  expect(find("GET", "/r/ada")).toMatchObject({ kind: "found", params: { code: "ada" } });
  expect(find("PUT", "/api/v1/customers/a%2Fb%20c")).toMatchObject({
    kind: "found",
    params: { externalId: "a/b c" },
  });
  expect(find("HEAD", "/r/ada")).toMatchObject({ kind: "found" });
});

test("names the methods of a path that is asked by another", () => {
  expect(find("DELETE", "/api/v1/customers/1")).toMatchObject({
    kind: "other-method",
    allow: ["PUT", "GET"],
  });
});

test.each(["/r", "/r/", "/r/a/b", "/R/ada", "/r/%E0%A4%A", "/"])("finds nothing at %s", (path) => {
  expect(find("GET", path)).toEqual({ kind: "none" });
});
