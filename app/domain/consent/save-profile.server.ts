import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { longestAnswer, type ProfileAnswer, profileFields } from "./profile-fields.ts";

/** Keeps what somebody tells of themselves, and which of it staff may see. What did not change is not written again. */
export async function saveProfile(
  customerId: string,
  answers: readonly ProfileAnswer[],
  now: Date,
): Promise<{ kind: "saved"; changed: number } | Refused<"too-long" | "not-a-choice">> {
  const cleaned = answers.map((answer) => {
    const value = answer.value.trim();
    return { ...answer, value, shared: answer.shared && value !== "" };
  });
  const problem = cleaned.map(problemWith).find((one) => one !== null);
  if (problem) return problem;
  return withTransaction(async (client) => {
    await sql(client, "select 1 from customer where id = $1::uuid for no key update", [customerId]);
    const before = await profileAnswers(client, customerId);
    const changed = cleaned.filter(({ field, value, shared }) => {
      const known = before.get(field) ?? { value: "", shared: false };
      return known.value !== value || known.shared !== shared;
    });
    if (changed.length === 0) return { kind: "saved", changed: 0 };
    await sql(
      client,
      `insert into profile_field (id, customer_id, field, value, shared, at)
       select id, $2::uuid, field, value, shared, $3::timestamptz
       from jsonb_to_recordset($1::text::jsonb) as f(id uuid, field text, value text, shared boolean)`,
      [JSON.stringify(changed.map((answer) => ({ ...answer, id: newId(now) }))), customerId, now],
    );
    const event = {
      actor: { kind: "customer" as const, id: customerId },
      verb: "profile.changed",
      subjectKind: "customer",
      subjectId: customerId,
      customerId,
    };
    const data = { fields: changed.map(({ field, shared }) => ({ field, shared })) };
    await recordEvent(client, { ...event, data }, now);
    return { kind: "saved", changed: changed.length };
  });
}

/** What somebody told of themselves, by field. */
export async function profileAnswers(
  on: Executor,
  customerId: string,
): Promise<Map<string, { value: string; shared: boolean }>> {
  const rows = await sql<ProfileAnswer>(
    on,
    "select field, value, shared from profile_field_now where customer_id = $1::uuid",
    [customerId],
  );
  return new Map(rows.map(({ field, value, shared }) => [field, { value, shared }]));
}

function problemWith({ field, value }: ProfileAnswer): Refused<"too-long" | "not-a-choice"> | null {
  const known = profileFields.find((one) => one.field === field);
  const choices: readonly string[] | null = known?.choices ?? null;
  if (value === "") return null;
  if (choices !== null && !choices.includes(value))
    return refuse("not-a-choice", `Choose one of the list for “${known?.label}”.`);
  if (value.length > longestAnswer)
    return refuse("too-long", `Use at most ${longestAnswer} characters for “${known?.label}”.`);
  return null;
}
