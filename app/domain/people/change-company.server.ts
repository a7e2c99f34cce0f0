import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { faultOfLogo, type LogoFault, mediaTypeOf } from "./logo.ts";

/** Hue in degrees, chroma in thousandths. A null currency leaves it open until the first order arrives. */
export type CompanySettings = {
  name: string;
  currency: string | null;
  timeZone: string;
  brandHue: number;
  brandChroma: number;
};

type Row = { currency: string | null };

/** Changes name, currency, time zone and colour. The currency is settled once money has been counted in it. */
export async function changeCompany(
  input: CompanySettings,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "changed" } | Refused<"currency-in-use">> {
  return withTransaction(async (tx) => {
    const [company] = await sql<Row>(tx, "select currency from company where id = 1 for update");
    const present = company?.currency ?? null;
    if (present !== null && present !== input.currency && (await hasOrders(tx))) {
      return refuse(
        "currency-in-use",
        `Orders have been counted in ${present}, so it stays the currency of all figures.`,
      );
    }
    const { name, currency, timeZone, brandHue, brandChroma } = input;
    await sql(
      tx,
      `update company set name = $1, currency = $2::text, time_zone = $3, brand_hue = $4::int, brand_chroma = $5::int,
         updated_at = $6::timestamptz where id = 1`,
      [name, currency, timeZone, brandHue, brandChroma, now],
    );
    await record(tx, by, { name, currency, timeZone, brandHue, brandChroma }, now);
    return { kind: "changed" };
  });
}

/** Sets the logo; null takes it away. */
export async function changeLogo(
  bytes: Uint8Array | null,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "changed" } | Refused<LogoFault>> {
  const fault = bytes === null ? null : faultOfLogo(bytes);
  if (fault !== null) return refuse(fault, wordsFor(fault));
  const mediaType = bytes === null ? null : mediaTypeOf(bytes);
  await withTransaction(async (tx) => {
    await sql(
      tx,
      "update company set logo = $1::bytea, logo_media_type = $2::text, updated_at = $3::timestamptz where id = 1",
      [bytes === null ? null : Buffer.from(bytes), mediaType, now],
    );
    await record(tx, by, { logo: mediaType }, now);
  });
  return { kind: "changed" };
}

function wordsFor(fault: LogoFault): string {
  switch (fault) {
    case "empty":
      return "Choose a picture first.";
    case "too-large":
      return "This picture is larger than 256 kB. Save it smaller: 400 pixels wide is plenty.";
    case "not-an-image":
      return "Choose a PNG, JPEG or WebP picture.";
  }
}

async function hasOrders(tx: Executor): Promise<boolean> {
  return (await sql(tx, "select 1 from purchase_order limit 1")).length > 0;
}

async function record(
  tx: Executor,
  by: { staffId: string },
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const actor = { kind: "staff" as const, id: by.staffId };
  await recordEvent(
    tx,
    { actor, verb: "company.changed", subjectKind: "company", subjectId: null, data },
    now,
  );
}
