import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "#app/routes/api/operations.server.ts";
import { callApi } from "#tests/support/api.ts";
import { startApi } from "./api-server.ts";

type Node = Record<string, unknown>;
type Document = {
  openapi: string;
  info: Node;
  paths: Record<string, Record<string, Node>>;
  components: Node;
};

let stop = async () => {};
let document: Document;

beforeAll(async () => {
  const api = await startApi();
  stop = api.stop;
  const answer = await callApi(api.origin, "GET", "/api/v1/openapi.json", { key: null });
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/json");
  document = answer.json as Document;
});
afterAll(() => stop());

test("the document is OpenAPI 3.1 with everything it must have", () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const described = Object.values(document.paths).flatMap((path) => Object.values(path));
  const ids = described.map((operation) => operation["operationId"]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const operation of described) {
    const responses = operation["responses"] as Record<string, Node>;
    expect(Object.keys(responses).every((status) => /^[1-5]\d\d$/.test(status))).toBe(true);
    expect(
      Object.values(responses).every((response) => "description" in response || "$ref" in response),
    ).toBe(true);
  }
});

test("it lists every operation of the table with its scope, parameters and body", () => {
  expect(operations.length).toBeGreaterThanOrEqual(13);
  for (const { path, method, operationId, scope, takes, idempotencyKey } of operations) {
    const described = document.paths[path]?.[method.toLowerCase()];
    expect(described).toMatchObject({ operationId, security: [{ apiKey: [scope] }] });
    const parameters = (described?.["parameters"] ?? []) as { name: string; in: string; required: boolean }[];
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(names);
    const header = parameters.find(({ name }) => name === "Idempotency-Key");
    expect(header?.required).toBe(idempotencyKey === "none" ? undefined : idempotencyKey === "required");
    expect(
      Object.keys((described?.["requestBody"] as { content?: Node } | undefined)?.content ?? {}),
    ).toEqual(takes === null ? [] : [takes]);
  }
});

test("every reference in it leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference = ""]) => reference,
  );
  expect(references.length).toBeGreaterThan(0);
  for (const reference of new Set(references)) {
    expect(reference.startsWith("#/"), reference).toBe(true);
    const found = reference
      .slice(2)
      .split("/")
      .reduce<unknown>((node, part) => (node as Node | undefined)?.[part], document);
    expect(found, reference).toBeDefined();
  }
});
