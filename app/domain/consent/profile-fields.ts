/** What one may tell of oneself, and no more. `choices` where there is a list to choose from. */
export const profileFields = [
  { field: "job-title", label: "Job title", choices: null },
  { field: "industry", label: "Industry", choices: null },
  {
    field: "company-size",
    label: "Size of your company",
    choices: ["1", "2–9", "10–49", "50–249", "250–999", "1,000 or more"],
  },
  { field: "country", label: "Country", choices: null },
  {
    field: "birthday-month",
    label: "Month of your birthday",
    choices: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
  },
] as const;

export type ProfileFieldName = (typeof profileFields)[number]["field"];

/** A field as somebody filled it in. An empty value is none, and is shared with nobody. */
export type ProfileAnswer = { field: ProfileFieldName; value: string; shared: boolean };

/** Longest value that is typed freely, in characters. */
export const longestAnswer = 120;
