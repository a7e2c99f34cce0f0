import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { IdeaState } from "./idea.ts";

export type IdeaTogether = {
  id: string;
  title: string;
  state: IdeaState;
  authorId: string;
  mergedInto: string | null;
};

/** Two ideas, locked in the order of their ids, so that no two who lock them wait in a ring; then read as they stand. */
export async function ideasTogether(
  on: Executor,
  oneId: string,
  otherId: string,
): Promise<[one: IdeaTogether | undefined, other: IdeaTogether | undefined]> {
  const ids = [oneId, otherId];
  await sql(on, "select 1 from idea where id = any($1::uuid[]) order by id for update", [ids]);
  const found = await sql<IdeaTogether>(
    on,
    `select id, title, state, author_id as "authorId", merged_into as "mergedInto" from idea where id = any($1::uuid[])`,
    [ids],
  );
  const byId = (id: string) => found.find((idea) => idea.id === id.toLowerCase());
  return [byId(oneId), byId(otherId)];
}
