const exponents = new Map<string, number>();

/** Whether the text is a currency code that ISO 4217 and this runtime know, in capitals. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && knownCurrencies.has(code);
}

const knownCurrencies = new Set(Intl.supportedValuesOf("currency"));

/** Number of decimal places of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, digits);
  return digits;
}

/**
 * Reads an amount in major units, such as `1234.5`, into minor units.
 * Takes digits with a dot as the decimal sign and an optional leading minus.
 * @returns null where the text is no such number or has more decimals than the currency.
 */
export function parseMajor(text: string, currency: string): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const digits = minorDigits(currency);
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > digits) return null;
  const minor = BigInt(whole + kept.padEnd(digits, "0"));
  return sign === "-" ? -minor : minor;
}

/** Minor units as a plain decimal number in major units: 2933n EUR → "29.33". For CSV and fields, not for people. */
export function toMajor(amountMinor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const negative = amountMinor < 0n;
  const text = (negative ? -amountMinor : amountMinor).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : "";
  return `${negative ? "-" : ""}${whole}${fraction}`;
}

/** An amount for people, with its currency, in the words of a locale. */
export function formatMoney(amountMinor: bigint, currency: string, locale = "en-GB"): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(toMajor(amountMinor, currency) as `${number}`).replace("-", "−");
}

/**
 * numerator × amount / denominator, rounded half to even.
 * @throws RangeError where the denominator is not positive.
 */
export function portion(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("portion: the denominator must be positive");
  const product = amount * numerator;
  const negative = product < 0n;
  const size = negative ? -product : product;
  const quotient = size / denominator;
  const twice = (size % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/**
 * Splits an amount by weights so that the parts add up to it exactly (largest remainder; ties go to the earlier part).
 * @param weights one non-negative weight a part, not all zero
 */
export function splitByWeights(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("splitByWeights: weights must be non-negative and not all zero");
  }
  const sign = amount < 0n ? -1n : 1n;
  const size = amount * sign;
  const parts = weights.map((weight) => (size * weight) / total);
  const remainders = weights.map((weight, index) => ({ index, rest: (size * weight) % total }));
  let left = size - parts.reduce((sum, part) => sum + part, 0n);
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => part * sign);
}
