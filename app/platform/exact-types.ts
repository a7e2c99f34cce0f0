import pg from "pg";

/** Reads bigint columns as BigInt: money is never a float. Prisma, on the same pool, reads them in its own way. */
export const exactTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? (text: string) => BigInt(text) : pg.types.getTypeParser(oid, format),
};
