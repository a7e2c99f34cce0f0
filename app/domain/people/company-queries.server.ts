import { createHash } from "node:crypto";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { brandCss } from "./brand.ts";

/** What the house looks like: hue in degrees, chroma in thousandths. `version` changes with every change and goes into the addresses of style and logo. */
export type BrandView = { name: string; hue: number; chroma: number; hasLogo: boolean; version: string };

export type CompanyView = { name: string; currency: string | null; timeZone: string };

/** Who is answerable for the data that customers share; null where it is not said. */
export type CompanyContact = {
  person: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  /** Whose law holds, such as "Germany". */
  jurisdiction: string | null;
};

type Row = {
  name: string;
  currency: string | null;
  timeZone: string;
  hue: number;
  chroma: number;
  hasLogo: boolean;
  updatedAt: Date;
};

/** The company's name, reporting currency and time zone. */
export async function companyView(): Promise<CompanyView> {
  const { name, currency, timeZone } = await readCompany();
  return { name, currency, timeZone };
}

/** Whom customers turn to about their data. */
export async function companyContact(): Promise<CompanyContact> {
  const [contact] = await sql<CompanyContact>(
    pool,
    `select contact_name as person, contact_email as email, contact_phone as phone, contact_address as address, jurisdiction
     from company where id = 1`,
  );
  if (contact === undefined) throw new Error("the company's row is missing: run the migrations");
  return contact;
}

/** Name, colour and logo of the company. */
export async function brandView(): Promise<BrandView> {
  const { name, hue, chroma, hasLogo, updatedAt } = await readCompany();
  return { name, hue, chroma, hasLogo, version: versionOf(updatedAt) };
}

/** The style sheet that sets the colour of the house, and a stamp of its state. */
export async function brandStyle(): Promise<{ css: string; version: string }> {
  const { hue, chroma, updatedAt } = await readCompany();
  return { css: brandCss(hue, chroma), version: versionOf(updatedAt) };
}

/** The logo as it was uploaded, or null where there is none. */
export async function brandLogo(): Promise<{ bytes: Uint8Array; mediaType: string; version: string } | null> {
  const [row] = await sql<{ logo: Uint8Array | null; mediaType: string | null; updatedAt: Date }>(
    pool,
    `select logo, logo_media_type as "mediaType", updated_at as "updatedAt" from company where id = 1`,
  );
  if (!row?.logo || row.mediaType === null) return null;
  return { bytes: row.logo, mediaType: row.mediaType, version: versionOf(row.updatedAt) };
}

/** One row by its key: cheap enough to ask each time, and so every process agrees at once. */
async function readCompany(): Promise<Row> {
  const [row] = await sql<Row>(
    pool,
    `select name, currency, time_zone as "timeZone", brand_hue as hue, brand_chroma as chroma, logo is not null as "hasLogo",
       updated_at as "updatedAt" from company where id = 1`,
  );
  if (row === undefined) throw new Error("the company's row is missing: run the migrations");
  return row;
}

function versionOf(updatedAt: Date): string {
  return createHash("sha256").update(updatedAt.toISOString()).digest("hex").slice(0, 12);
}
