/** The style sheet of the house colour: OKLCH hue in degrees, chroma in thousandths. */
export function brandCss(hue: number, chroma: number): string {
  return `:root { --brand-hue: ${Math.round(hue)}; --brand-chroma: ${Math.round(chroma) / 1000}; }\n`;
}
