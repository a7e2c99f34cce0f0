/** The sources of new customers, as charts and files name them. */
export const sourceSeries = [
  { key: "referral", label: "Brought by a friend" },
  { key: "joined", label: "Joined on their own" },
  { key: "invited", label: "Invited by staff" },
  { key: "import", label: "Import" },
  { key: "api", label: "Shop (API)" },
] as const;
