import { componentName } from "../customers/component-words.ts";

type Components = Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string>;

/** What realised and expected value together comes from, in per cent: "Purchases 71 % · Referrals 14 %". */
export function ShareWords({ realised, expected }: { realised: Components; expected: Components }) {
  const sums = (["CLV", "CRV", "CIV", "CKV"] as const).map((key) => ({
    key,
    sum: Number(BigInt(realised[key]) + BigInt(expected[key])),
  }));
  const gains = sums.filter(({ sum }) => sum > 0);
  const whole = gains.reduce((total, { sum }) => total + sum, 0);
  if (whole === 0) return null;
  return (
    <p className="text-14 text-ink-soft tabular-nums">
      {gains.map(({ key, sum }) => `${componentName(key)} ${percent(sum / whole)}`).join(" · ")}
    </p>
  );
}

function percent(share: number): string {
  return share < 0.01 ? "under 1 %" : `${Math.round(100 * share)} %`;
}
