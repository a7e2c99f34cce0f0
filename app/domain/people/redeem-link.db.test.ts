import { beforeEach, describe, expect, test, vi } from "vitest";
import { readSession } from "#app/platform/session.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { linkView } from "./link-queries.server.ts";
import { redeemLink } from "./redeem-link.server.ts";
import { requestJoining } from "./request-joining.server.ts";
import { requestSignIn } from "./request-sign-in.server.ts";

const minute = 60_000;
const whenJoined = vi.fn(async () => {});
const ada = await createCustomer("ada");

beforeEach(() => {
  whenJoined.mockClear();
});

let asked = 0;

/** A moment after all others at which something was asked for, so that mails have an order. */
function next(): Date {
  asked += 1;
  return new Date(now.getTime() + asked);
}

function later(minutes: number): Date {
  return new Date(now.getTime() + minutes * minute);
}

/** The newest mail to an address: its token and code. */
async function newestMail(address: string): Promise<{ template: string; token: string; code: string }> {
  const mail = (await mailsTo(address)).at(-1);
  const token = String(mail?.props["link"]).split("/").at(-1) ?? "";
  return { template: mail?.template ?? "", token, code: String(mail?.props["code"]) };
}

function redeem(token: string | null, options: { code?: string; browser?: string; at?: Date } = {}) {
  const { code = null, browser = null, at = now } = { ...options };
  return redeemLink({ token, code, browserSecret: browser, userAgent: "Kith tests" }, at, whenJoined);
}

async function askToSignIn(email: string, browser = "browser-1", at = next()) {
  await requestSignIn({ email, browserSecret: browser, to: "/refer" }, at);
  return newestMail(email);
}

describe("a sign-in link", () => {
  test("signs in once, in the browser that asked", async () => {
    const { token } = await askToSignIn(ada.email);
    const answer = await redeem(token, { browser: "browser-1" });
    expect(answer).toMatchObject({
      kind: "signed-in",
      accountId: ada.accountId,
      staff: false,
      joined: false,
      to: "/refer",
    });
    if (answer.kind !== "signed-in") return;
    expect((await readSession(answer.session.token, now))?.accountId).toBe(ada.accountId);
    expect(await redeem(token, { browser: "browser-1" })).toMatchObject({ because: "used" });
    expect(whenJoined).not.toHaveBeenCalled();
  });

  test("is used by one of two who press at once", async () => {
    const { token } = await askToSignIn(ada.email);
    const answers = await Promise.all([
      redeem(token, { browser: "browser-1" }),
      redeem(token, { browser: "browser-1" }),
    ]);
    expect(answers.map((answer) => answer.kind).sort()).toEqual(["refused", "signed-in"]);
  });

  test("lives ten minutes", async () => {
    const { token } = await askToSignIn(ada.email);
    expect(await redeem(token, { browser: "browser-1", at: later(11) })).toMatchObject({
      because: "expired",
    });
    expect(await redeem(token, { browser: "browser-1", at: later(9) })).toMatchObject({ kind: "signed-in" });
  });

  test("is not used up by being looked at", async () => {
    const { token } = await askToSignIn(ada.email);
    for (let look = 0; look < 5; look++) {
      expect(await linkView(token, null, now)).toEqual({ purpose: "sign-in", standing: "code-needed" });
      expect(await linkView(token, "browser-1", now)).toEqual({ purpose: "sign-in", standing: "ready" });
    }
    expect(await redeem(token, { browser: "browser-1" })).toMatchObject({ kind: "signed-in" });
    expect(await linkView(token, "browser-1", now)).toEqual({ purpose: "sign-in", standing: "used" });
  });

  test("dies when a newer one is asked for", async () => {
    const older = await askToSignIn(ada.email);
    const newer = await askToSignIn(ada.email, "browser-2");
    expect(await redeem(older.token, { browser: "browser-1", at: later(2) })).toMatchObject({
      because: "used",
    });
    expect(await redeem(newer.token, { browser: "browser-2", at: later(2) })).toMatchObject({
      kind: "signed-in",
    });
  });

  test("asks another browser for the code, five times", async () => {
    const { token, code } = await askToSignIn(ada.email);
    const wrong = code === "000000" ? "111111" : "000000";
    expect(await redeem(token, { browser: "another" })).toMatchObject({ because: "code-needed" });
    for (let tries = 0; tries < 5; tries++) {
      expect(await redeem(token, { browser: "another", code: wrong })).toMatchObject({
        because: "wrong-code",
      });
    }
    expect(await redeem(token, { browser: "another", code })).toMatchObject({ because: "too-many-tries" });
    expect(
      await redeem(token, { browser: "browser-1" }),
      "the browser that asked needs no code",
    ).toMatchObject({ kind: "signed-in" });
  });

  test("opens in another browser with the code", async () => {
    const { token, code } = await askToSignIn(ada.email);
    expect(await redeem(token, { code })).toMatchObject({ kind: "signed-in" });
  });

  test("the code alone signs in the browser that asked, and no other", async () => {
    const { code } = await askToSignIn(ada.email, "browser-9");
    expect(await redeem(null, { browser: "another", code })).toMatchObject({ because: "no-such-link" });
    expect(await redeem(null, { code })).toMatchObject({ because: "no-such-link" });
    expect(await redeem(null, { browser: "browser-9", code })).toMatchObject({ kind: "signed-in" });
    expect(await redeem(null, { browser: "browser-9", code })).toMatchObject({ because: "used" });
  });

  test("is kept as a hash, and so is its code", async () => {
    const { token, code } = await askToSignIn(ada.email);
    const [row] = await query<{ dump: string }>(
      "select sign_in_token::text as dump from sign_in_token order by id desc limit 1",
    );
    expect(row?.dump).not.toContain(token);
    expect(row?.dump).not.toContain(code);
    expect(row?.dump).not.toContain("browser-1");
  });
});

describe("an address that nobody has", () => {
  test("gets no mail, and nothing signs in", async () => {
    await requestSignIn({ email: "nobody@example.com", browserSecret: "browser-n", to: null }, now);
    expect(await mailsTo("nobody@example.com")).toEqual([]);
    const [row] = await query<{ code_hash: string | null }>(
      "select code_hash from sign_in_token where email = 'nobody@example.com'",
    );
    expect(row?.code_hash, "its link looks like any other").not.toBeNull();
    expect(await redeem(null, { browser: "browser-n", code: "123456" })).toMatchObject({ kind: "refused" });
    expect(await query("select 1 from account where email = 'nobody@example.com'")).toEqual([]);
  });
});

describe("another spelling of a mailbox", () => {
  test("is answered at the address on file", async () => {
    const before = (await mailsTo(ada.email)).length;
    await requestSignIn({ email: "ada+other@example.com", browserSecret: "browser-1", to: null }, next());
    expect(await mailsTo("ada+other@example.com")).toEqual([]);
    expect(await mailsTo(ada.email)).toHaveLength(before + 1);
  });
});

describe("joining", () => {
  const join = {
    name: "Eve Novak",
    browserSecret: "browser-1",
    clickId: "0193c0de-0000-7000-8000-000000000001",
    code: "ada",
    to: null,
  };

  test("makes a customer once, with what led there", async () => {
    await requestJoining({ ...join, email: "eve@example.com" }, next());
    const { template, token, code } = await newestMail("eve@example.com");
    expect(template).toBe("join-link");
    expect(
      await query("select 1 from customer where email = 'eve@example.com'"),
      "not before the address is proved",
    ).toEqual([]);
    expect(await redeem(token, { code })).toMatchObject({ kind: "signed-in", joined: true });
    const [customer] = await query<{ id: string }>("select * from customer where email = 'eve@example.com'");
    expect(customer).toMatchObject({
      name: "Eve Novak",
      mailbox: "eve@example.com",
      origin: "joined",
      joined_at: now,
    });
    expect(whenJoined).toHaveBeenCalledExactlyOnceWith(
      expect.anything(),
      { customerId: customer?.id, email: "eve@example.com", clickId: join.clickId, code: "ada" },
      now,
    );
    const events = await query<{ verb: string }>(
      "select verb from activity_event where customer_id = $1 order by verb desc",
      [customer?.id],
    );
    expect(events.map((event) => event.verb)).toEqual(["customer.joined", "account.signed-in"]);
  });

  test("with an address that has joined signs in instead", async () => {
    await requestJoining({ ...join, email: ada.email }, next());
    const { template, token } = await newestMail(ada.email);
    expect(template).toBe("already-a-customer");
    expect(await redeem(token, { browser: "browser-1" })).toMatchObject({
      kind: "signed-in",
      accountId: ada.accountId,
      joined: false,
    });
    expect(whenJoined).not.toHaveBeenCalled();
    expect(await query("select 1 from customer where mailbox = $1", [ada.email])).toHaveLength(1);
  });

  test("as a member of staff makes a customer of the same account", async () => {
    const maria = await createStaff("maria");
    await requestJoining({ ...join, name: "Maria", email: maria.email }, next());
    const { token } = await newestMail(maria.email);
    expect(await redeem(token, { browser: "browser-1" })).toMatchObject({
      accountId: maria.accountId,
      staff: true,
      joined: true,
    });
    expect(await query("select 1 from customer where account_id = $1", [maria.accountId])).toHaveLength(1);
  });

  test("fails whole when what follows it fails", async () => {
    await requestJoining({ ...join, email: "fay@example.com" }, next());
    const { token } = await newestMail("fay@example.com");
    whenJoined.mockRejectedValueOnce(new Error("attribution failed"));
    await expect(redeem(token, { browser: "browser-1" })).rejects.toThrow("attribution failed");
    expect(await query("select 1 from account where email = 'fay@example.com'")).toEqual([]);
    expect(await redeem(token, { browser: "browser-1" })).toMatchObject({ kind: "signed-in", joined: true });
  });
});

describe("a record that an import made", () => {
  async function imported(externalId: string, email: string, joinedAt: Date | null): Promise<string> {
    const [row] = await query<{ id: string }>(
      `insert into customer (id, external_id, email, mailbox, name, joined_at, origin, created_at)
       values (gen_random_uuid(), $1, $2, $2, 'On File', $3, 'import', $4) returning id`,
      [externalId, email, joinedAt, now],
    );
    return row?.id ?? "";
  }

  test("is claimed by signing in with its address", async () => {
    const id = await imported("shop-1", "gus@example.com", null);
    const { template, token } = await askToSignIn("gus@example.com");
    expect(template).toBe("sign-in-link");
    expect(await redeem(token, { browser: "browser-1" })).toMatchObject({ kind: "signed-in", joined: true });
    const [customer] = await query("select * from customer where email = 'gus@example.com'");
    expect(customer).toMatchObject({ id, name: "On File", joined_at: now, origin: "import" });
    expect(customer?.["account_id"]).not.toBeNull();
    expect(whenJoined).toHaveBeenCalledOnce();
  });

  test("is claimed by joining, and keeps the day it joined", async () => {
    const joinedAt = new Date("2020-05-01T00:00:00Z");
    const id = await imported("shop-2", "hal@example.com", joinedAt);
    const input = {
      email: "hal@example.com",
      name: "Hal",
      browserSecret: "b",
      clickId: null,
      code: null,
      to: null,
    };
    await requestJoining(input, next());
    const { token } = await newestMail("hal@example.com");
    expect(await redeem(token, { browser: "b" })).toMatchObject({ kind: "signed-in", joined: false });
    expect(await query("select id, joined_at from customer where email = 'hal@example.com'")).toEqual([
      { id, joined_at: joinedAt },
    ]);
  });
});
