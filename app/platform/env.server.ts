import { z } from "zod";

const optional = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const schema = z
  .object({
    KITH_MODE: z.enum(["development", "test", "production"]).default("development"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().default("0.0.0.0"),
    ORIGIN: optional,
    DATABASE_URL: optional,
    DATABASE_REPLICA_URL: optional,
    DATA_DIRECTORY: z.string().default(".data"),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(16),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    WEB_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
    SECRET: optional,
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    MAIL_FROM: z.string().default("Kith <kith@localhost>"),
    API_PER_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(1_000),
    MAIL_PER_SECOND: z.coerce.number().min(0.1).max(100).default(2),
    BOOTSTRAP_OWNER_EMAIL: optional,
    BOOTSTRAP_API_KEY: optional,
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  })
  .superRefine((env, check) => {
    if (env.ORIGIN !== undefined && !/^https?:\/\/[^/]+$/.test(env.ORIGIN)) {
      check.addIssue({
        code: "custom",
        path: ["ORIGIN"],
        message: "must look like https://kith.example.com, without a path",
      });
    }
    if (env.KITH_MODE !== "production") return;
    if (!env.ORIGIN?.startsWith("https://")) {
      check.addIssue({
        code: "custom",
        path: ["ORIGIN"],
        message: "must be set and begin with https:// in production",
      });
    }
    if (env.SECRET === undefined || env.SECRET.length < 32) {
      check.addIssue({
        code: "custom",
        path: ["SECRET"],
        message: "must be set to at least 32 random characters in production",
      });
    }
  })
  .transform((env) => ({
    ...env,
    ORIGIN: env.ORIGIN ?? `http://localhost:${env.PORT}`,
    SECRET: env.SECRET ?? "a development secret, not for production",
  }));

/** The settings of the process, read once; documented in README.md. */
export type Env = z.infer<typeof schema>;

/**
 * Reads settings from variables.
 * @throws Error naming each variable that is wrong and what to do.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new Error(`Kith cannot start with these settings:\n${lines.join("\n")}`);
}

export const env: Env = readEnv(process.env);
