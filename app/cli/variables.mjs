// The command line is the one place besides env.server.ts that touches the variables of the process:
// it completes them before anything reads them.

/** Decides between development and production, and tells React that it runs a build. */
export function completeMode() {
  const { NODE_ENV, KITH_MODE, ORIGIN } = process.env;
  const production = NODE_ENV === "production" || (ORIGIN ?? "").startsWith("https://");
  process.env.KITH_MODE = KITH_MODE || (production ? "production" : "development");
  process.env.NODE_ENV = "production";
}

/** The variable's text, or the fallback where it is unset or empty. */
export function variable(name, fallback = "") {
  return process.env[name] || fallback;
}

export function setVariable(name, value) {
  process.env[name] = value;
}
