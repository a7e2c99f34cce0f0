import { httpClient } from "./http-client.ts";

/** The key that `startApp` lets in when it is given as BOOTSTRAP_API_KEY. */
export const bootstrapKey = "kith_test_key_that_only_tests_know_0123456789";

/** What the API answered, its JSON parsed. */
export type ApiAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: unknown;
};

export type ApiCall = {
  key?: string | null;
  idempotencyKey?: string;
  body?: unknown;
  text?: string;
  type?: string;
};

/** Calls the machine interface with a bearer key. `key: null` sends none. */
export async function callApi(
  origin: string,
  method: string,
  path: string,
  call: ApiCall = {},
): Promise<ApiAnswer> {
  const headers: Record<string, string> = { origin: "", "sec-fetch-site": "" };
  const key = call.key === undefined ? bootstrapKey : call.key;
  if (key !== null) headers["authorization"] = `Bearer ${key}`;
  if (call.idempotencyKey !== undefined) headers["idempotency-key"] = call.idempotencyKey;
  const body = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  if (body !== undefined) headers["content-type"] = call.type ?? "application/json";
  const answer = await httpClient(origin).ask(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, headers: answer.headers, text: answer.body, json: parse(answer.body) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
