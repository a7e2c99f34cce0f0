import { reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { nameOf } from "../../people/customer-queries.server.ts";
import { type MatrixFilter, type Quadrant, quadrants } from "./matrix.ts";
import { figureParameters, figuresOf, middleOf, quadrantOf } from "./matrix-figures.ts";

/** A customer with own spend and what they bring, in minor units as text. */
export type MatrixCustomer = {
  id: string;
  title: string;
  ownMinor: string;
  broughtMinor: string;
  quadrant: Quadrant;
};

export type QuadrantSum = { quadrant: Quadrant; customers: number; ownMinor: string; broughtMinor: string };

/** CLV against what customers bring. `middle` parts the quadrants: whoever is above it has much. */
export type Matrix = {
  currency: string;
  customers: number;
  middle: { ownMinor: string; broughtMinor: string };
  quadrants: QuadrantSum[];
  /** All customers where they are few; else those with the most of either and a sample of the others. */
  dots: MatrixCustomer[];
  rows: MatrixCustomer[];
  total: number;
  page: number;
  pageSize: number;
};

/** So many dots at most: of the most of either so many, and of the others a sample. */
const mostDots = 500;
const mostOfEither = 100;
const sampled = mostDots - 2 * mostOfEither;
const pageSize = 50;
/** Fixed, so that the same customers are shown each time. */
const sampleSeed = 20_261_122;

type RawCustomer = {
  id: string;
  name: string | null;
  email: string | null;
  external_id: string | null;
  own: string;
  brought: string;
  quadrant: Quadrant;
};

type Raw = {
  middle: { customers: number; own: string; brought: string };
  sums: { quadrant: Quadrant; customers: number; own: string; brought: string }[];
  dots: RawCustomer[];
  rows: RawCustomer[];
};

const orders = { own: "p.own desc, p.id", brought: "p.brought desc, p.id" } as const;

/** The matrix of one currency with one page of the list behind it; all of it from one look at the figures. */
export async function valueMatrix(currency: string, filter: MatrixFilter): Promise<Matrix> {
  const [raw] = await sql<Raw>(reports, statementOf(filter.sort), [
    ...figureParameters(currency, filter),
    filter.quadrant,
    pageSize,
    (filter.page - 1) * pageSize,
  ]);
  if (raw === undefined) throw new Error("the matrix answered no row");
  const sums = quadrants.map((quadrant) => {
    const sum = raw.sums.find((one) => one.quadrant === quadrant);
    return {
      quadrant,
      customers: sum?.customers ?? 0,
      ownMinor: sum?.own ?? "0",
      broughtMinor: sum?.brought ?? "0",
    };
  });
  return {
    currency,
    customers: raw.middle.customers,
    middle: { ownMinor: raw.middle.own, broughtMinor: raw.middle.brought },
    quadrants: sums,
    dots: raw.dots.map(customerOf),
    rows: raw.rows.map(customerOf),
    total: sums
      .filter(({ quadrant }) => filter.quadrant === "all" || filter.quadrant === quadrant)
      .reduce((sum, { customers }) => sum + customers, 0),
    page: filter.page,
    pageSize,
  };
}

function statementOf(sort: MatrixFilter["sort"]): string {
  const named = (relation: string) =>
    `select coalesce(json_agg(json_build_object('id', p.id, 'name', c.name, 'email', c.email, 'external_id', c.external_id,
       'own', p.own::text, 'brought', p.brought::text, 'quadrant', p.quadrant) order by ${orders[sort]}), '[]')
     from (${relation}) p join customer c on c.id = p.id`;
  return `with figure as materialized (${figuresOf("customer")}),
    middle as (${middleOf} from figure),
    placed as materialized (select p.*, ${quadrantOf} as quadrant from figure p cross join middle m),
    dot as (
      (select id from placed order by own desc, id limit ${mostOfEither})
      union (select id from placed order by brought desc, id limit ${mostOfEither})
      union (
        select id from placed order by uuid_hash_extended(id, ${sampleSeed}), id
        limit (select case when customers > ${mostDots} then ${sampled} else ${mostDots} end from middle)
      )
    )
    select (select json_build_object('customers', customers, 'own', own::text, 'brought', brought::text) from middle) as middle,
      (select coalesce(json_agg(s), '[]') from (
         select quadrant, count(*)::int as customers, sum(own)::text as own, sum(brought)::text as brought from placed group by 1
       ) s) as sums,
      (${named("select p.* from placed p join dot on dot.id = p.id")}) as dots,
      (${named(`select p.* from placed p where $5::text in ('all', p.quadrant) order by ${orders[sort]} limit $6::int offset $7::int`)}) as rows`;
}

function customerOf({ id, name, email, external_id, own, brought, quadrant }: RawCustomer): MatrixCustomer {
  return {
    id,
    title: nameOf({ name, email, externalId: external_id }),
    ownMinor: own,
    broughtMinor: brought,
    quadrant,
  };
}
