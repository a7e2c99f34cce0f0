import { reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { nameOf } from "../../people/customer-queries.server.ts";
import type { MatrixFilter, Quadrant } from "./matrix.ts";
import { figureParameters, figuresOf, middleOf, quadrantOf } from "./matrix-figures.ts";

/** A customer in the file of the matrix. Amounts in minor units as text. */
export type MatrixLine = {
  id: string;
  externalId: string | null;
  title: string;
  ownMinor: string;
  broughtMinor: string;
  quadrant: Quadrant;
};

type Raw = {
  id: string;
  known: boolean;
  name: string | null;
  email: string | null;
  externalId: string | null;
  ownMinor: string;
  broughtMinor: string;
  quadrant: Quadrant;
};

/** Part of the text and no parameter: the planner must know that it is small. */
const batch = 10_000;
const beforeAll = "00000000-0000-0000-0000-000000000000";

/** Everybody of a quadrant, or of all, in batches in the order in which they became customers. */
export async function* matrixLines(currency: string, filter: MatrixFilter): AsyncGenerator<MatrixLine[]> {
  const figure = figureParameters(currency, filter);
  const [middle] = await sql<{ own: bigint; brought: bigint }>(
    reports,
    `${middleOf} from (${figuresOf("customer")}) figure`,
    figure,
  );
  if (middle === undefined) return;
  for (let after: string | undefined = beforeAll; after !== undefined; ) {
    const rows: Raw[] = await sql<Raw>(reports, statement, [
      ...figure,
      after,
      middle.own.toString(),
      middle.brought.toString(),
    ]);
    yield rows
      .filter(({ known, quadrant }) => known && (filter.quadrant === "all" || filter.quadrant === quadrant))
      .map(({ known: _, name, email, ...row }) => ({
        ...row,
        title: nameOf({ name, email, externalId: row.externalId }),
      }));
    after = rows.at(-1)?.id;
  }
}

const statement = `with batch as (
    select id, name, email, external_id from customer where id > $5::uuid order by id limit ${batch}
  ), figure as (${figuresOf("batch")})
  select batch.id, p.id is not null as known, batch.name, batch.email, batch.external_id as "externalId",
    coalesce(p.own, 0)::text as "ownMinor", coalesce(p.brought, 0)::text as "broughtMinor", ${quadrantOf} as quadrant
  from batch left join figure p on p.id = batch.id
  cross join (select $6::bigint as own, $7::bigint as brought) m
  order by batch.id`;
