/** A row of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is kept as text by a leading apostrophe (OWASP, CSV injection). */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

function cellText(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
