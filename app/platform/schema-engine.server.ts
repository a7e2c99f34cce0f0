import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

const root = join(import.meta.dirname, "../..");

/** The files of prisma/schema as pairs of path and text. */
export function readDatamodel(): [string, string][] {
  const folder = join(root, "prisma/schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}

/** Runs work with Prisma's schema engine (WebAssembly) on a database, and closes its connections afterwards. */
export async function withSchemaEngine<T>(
  connectionString: string,
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadWasm();
  const connections: PrismaPgConnection[] = [];
  const factory = runningWholeScripts(new PrismaPg({ connectionString }), connections);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await glue.SchemaEngine.new({ datamodels: readDatamodel() }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(connections.map((connection) => connection.underlyingDriver().end()));
  }
}

type PrismaPgConnection = Awaited<ReturnType<PrismaPg["connect"]>>;

/** adapter-pg 7.10 cuts scripts at every semicolon, also inside function bodies; PostgreSQL takes them whole. */
function runningWholeScripts(factory: PrismaPg, connections: PrismaPgConnection[]): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    connection.executeScript = async (script) => {
      await connection.underlyingDriver().query(script);
    };
    return connection;
  };
  return factory;
}

let loaded = false;

async function loadWasm(): Promise<void> {
  if (loaded) return;
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = readFileSync(join(file, "../schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": glue as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  loaded = true;
}
