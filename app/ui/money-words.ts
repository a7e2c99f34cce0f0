import { formatMoney, minorDigits } from "#app/kernel/money.ts";

/** An amount rounded to whole units of its currency: 1005812n EUR → "€10,058". For headlines; entries show every cent. */
export function wholeMoney(amountMinor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const text = formatMoney(wholeUnits(amountMinor, digits) * 10n ** BigInt(digits), currency);
  return digits > 0 ? text.replace(new RegExp(`[.,]0{${digits}}(?=\\D*$)`), "") : text;
}

/** The same without the currency: "10,058". */
export function wholeNumber(amountMinor: bigint, currency: string): string {
  const whole = wholeUnits(amountMinor, minorDigits(currency));
  return new Intl.NumberFormat("en-GB").format(whole).replace("-", "−");
}

/** Rounds half away from zero. */
function wholeUnits(amountMinor: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(digits);
  const half = amountMinor < 0n ? -unit / 2n : unit / 2n;
  return (amountMinor + half) / unit;
}

/** An amount as short as on an axis, from minor units: €800, then €1.2k. */
export function shortMoney(minor: number, currency: string): string {
  const short = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  });
  return short.format(minor / 10 ** minorDigits(currency)).replace("-", "−");
}
