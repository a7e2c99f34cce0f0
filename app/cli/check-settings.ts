import type { Env } from "#app/platform/env.server.ts";
import { whyNoDatabase } from "./why-no-database.ts";

/** Reads the settings before anything starts. Ends the process with one clear line each where they are wrong. */
export async function checkSettings(): Promise<Env> {
  const settings = await readSettings();
  if (settings.DATABASE_URL !== undefined) {
    const trouble = await whyNoDatabase(settings.DATABASE_URL);
    if (trouble !== null) end(`Kith cannot start with these settings:\n  DATABASE_URL ${trouble}`);
  }
  return settings;
}

async function readSettings(): Promise<Env> {
  try {
    // A copy of the module of its own: the real one must read its variables after DATABASE_URL is known.
    const copy: typeof import("#app/platform/env.server.ts") = await import(
      `${new URL("../platform/env.server.ts", import.meta.url)}?check`
    );
    return copy.env;
  } catch (error) {
    return end(error instanceof Error ? error.message : String(error));
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}
