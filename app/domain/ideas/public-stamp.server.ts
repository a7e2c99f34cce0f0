import { pool } from "#app/platform/database.server.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";

type Row = { all: string; names: string; idea: string | null; into: string | null };

/** Requests that arrive together are answered by one look, which begins after all of them arrived. */
const look = groupCommit<string | null, Row>(
  async (ideaIds) => {
    const { rows } = await pool.query<Row>({
      name: "public-stamp",
      text: `select change.all, change.names, idea.version::text as idea, target.version::text as into
        from unnest($1::uuid[]) with ordinality as asked(id, place)
          cross join (select sum(version)::text as all, sum(names)::text as names from public_change) change
          left join idea on idea.id = asked.id left join idea target on target.id = idea.merged_into
        order by asked.place`,
      values: [ideaIds],
    });
    return rows;
  },
  { largest: 10_000, atOnce: 4 },
);

/** The stamp of everything that the lists of ideas show. It changes with the commit of each change, for all processes at once. */
export async function stampOfLists(): Promise<string> {
  return (await look(null)).all;
}

/** The stamp of what the page of one idea shows: the idea, the one it leads on to, and names. Changes of other ideas leave it as it is. */
export async function stampOfIdea(ideaId: string): Promise<string> {
  const { names, idea, into } = await look(ideaId);
  return `${names}/${idea}/${into}`;
}
