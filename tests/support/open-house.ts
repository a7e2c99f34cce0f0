import type { Person } from "./cast.ts";
import { furnish, type House, settle } from "./house.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { type AppServer, startApp } from "./server.ts";
import { signIn } from "./sign-in.ts";

/** The furnished house behind a running server, on the database of this process. */
export type OpenHouse = House & { server: AppServer; enter: (person: Person) => Promise<HttpClient> };

/** Starts a server on the database of this process and fills it. `enter` signs a person in anew. */
export async function openHouse(settings: Record<string, string> = {}): Promise<OpenHouse> {
  const server = await startApp(process.env["DATABASE_URL"] ?? "", settings);
  const house = await furnish(server.origin, await settle(new Date()));
  const staffIds = new Set(Object.values(house.staff).map(({ id }) => id));
  const enter = async (person: Person) => {
    const cookie = await signIn(person, { staff: staffIds.has(person.id) });
    return httpClient(server.origin, [[cookie.name, cookie.value]]);
  };
  return { ...house, server, enter };
}
