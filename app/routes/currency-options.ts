/** The currencies of the world, by name, for a list to choose from; first of all none. */
export function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en-GB", { type: "currency" });
  const known = Intl.supportedValuesOf("currency").map((code) => ({
    value: code,
    label: `${names.of(code) ?? code} (${code})`,
  }));
  return [
    { value: "", label: "Decide later" },
    ...known.sort((a, b) => a.label.localeCompare(b.label, "en")),
  ];
}
