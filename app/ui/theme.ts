export type Theme = "light" | "dark" | "system";

/** The theme a person chose, from the Cookie header; "system" where they chose none. */
export function themeFromCookie(header: string | null): Theme {
  const match = /(?:^|;\s*)kith_theme=(light|dark)(?:;|$)/.exec(header ?? "");
  return match?.[1] === "dark" ? "dark" : match?.[1] === "light" ? "light" : "system";
}
