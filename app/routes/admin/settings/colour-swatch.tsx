/** The house colour as it stands on light and on dark paper. Hue in degrees, chroma in thousandths. */
export function ColourSwatch({ hue, chroma }: { hue: number; chroma: number }) {
  const strength = chroma / 1000;
  return (
    <svg
      viewBox="0 0 240 72"
      width="240"
      height="72"
      role="img"
      aria-label="The colour on light and on dark paper"
      className="rounded-card border border-line"
    >
      <rect width="120" height="72" fill="oklch(98.5% 0.004 85)" />
      <rect x="120" width="120" height="72" fill="oklch(19.5% 0.008 65)" />
      <rect x="20" y="20" width="80" height="32" rx="6" fill={`oklch(44% ${strength} ${hue})`} />
      <rect x="140" y="20" width="80" height="32" rx="6" fill={`oklch(79% ${strength} ${hue})`} />
    </svg>
  );
}
