const advice: Record<string, string> = {
  nobody: "Import the orders you have, or let your shop send them.",
  "no-time": "Import older orders, or wait some weeks.",
  "no-repeat": "As soon as some customers have bought again, there is something to learn from.",
  "not-settled": "Import older orders, so that there is more to learn from.",
  "too-regular": "The simple rules do without a model: to them customers go on as they were.",
  "no-currency": "An owner or a manager sets the currency in the settings of the company.",
};

/** What helps where no model could be fitted. */
export function adviceFor(because: string): string {
  return advice[because] ?? "";
}

/** A reason as a sentence of its own. */
export function asSentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return text === "" || /[.!?]$/.test(text) ? text : `${text}.`;
}
