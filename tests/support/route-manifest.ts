import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

/** A page or file of the site. `layouts` are the ids of the routes around it, the outermost first. */
export type ListedRoute = {
  path: string;
  id: string;
  layouts: string[];
  hasAction: boolean;
  isPage: boolean;
};

/** Every route of app/routes.ts that has an address of its own. */
export function listRoutes(): ListedRoute[] {
  return routes.flatMap((entry) => walk(entry, "", []));
}

function walk(entry: RouteConfigEntry, above: string, layouts: string[]): ListedRoute[] {
  const path = entry.path === undefined ? above : `${above}/${entry.path}`;
  const id = entry.id ?? entry.file.replace(/\.tsx?$/, "");
  const isLayout = entry.children !== undefined;
  const below = (entry.children ?? []).flatMap((child) => walk(child, path, [...layouts, id]));
  if (isLayout) return below;
  const source = readFileSync(join(import.meta.dirname, "../../app", entry.file), "utf8");
  const hasAction = /^export (async function|function|const) action\b|^export \{[^}]*\baction\b/m.test(
    source,
  );
  const isPage = /^export default /m.test(source);
  return [{ path: path === "" ? "/" : path, id, layouts, hasAction, isPage }, ...below];
}
