import { splitByWeights } from "#app/kernel/money.ts";
import { companyAccount } from "../entry.ts";
import { type Amounts, around, type Figure } from "../figure.ts";

/** Whose margin an influence was on: each in proportion to how much it rose, in minor units. */
export type Debtor = { customerId: string; marginMinor: bigint };

/**
 * A credit with its debits, which add up to it to the cent: on those whose margin it is, in proportion (VALUE §2.3,
 * rules 4 and 7). What somebody did for their own margin is in their purchases already and moves nothing (rule 8).
 * @param debtors at least one whose margin rose
 */
export function transfer(credit: Figure, debtors: readonly Debtor[]): Figure[] {
  const all = debtors.reduce((sum, { marginMinor }) => sum + marginMinor, 0n);
  if (all <= 0n || isNothing(credit)) return [asCredit(credit)];
  const weights = debtors.map(({ marginMinor }) => marginMinor);
  const parts = [credit.amountMinor, credit.lowMinor, credit.highMinor].map((amount) =>
    splitByWeights(amount, weights),
  );
  const debits = debtors.flatMap(({ customerId, marginMinor }, index): Figure[] => {
    const [amount = 0n, low = 0n, high = 0n] = parts.map((part) => part[index] ?? 0n);
    const part = Number(marginMinor) / Number(all);
    const sample: Figure["sample"] = (draw) => -credit.sample(draw) * part;
    const amounts = { amountMinor: -amount, ...around(-amount, -high, -low) };
    const debit: Figure = { ...credit, ...amounts, ...debitWords, customerId, sample };
    return customerId === credit.customerId || isNothing(debit) ? [] : [debit];
  });
  const sum = (of: "amountMinor" | "lowMinor" | "highMinor") =>
    -debits.reduce((total, debit) => total + debit[of], 0n);
  const given = {
    amountMinor: sum("amountMinor"),
    ...around(sum("amountMinor"), sum("highMinor"), sum("lowMinor")),
  };
  const own = debtors.filter(({ customerId }) => customerId === credit.customerId);
  const kept = 1 - own.reduce((total, { marginMinor }) => total + Number(marginMinor), 0) / Number(all);
  return [asCredit({ ...credit, ...given, sample: (draw) => credit.sample(draw) * kept }), ...debits];
}

const debitWords = { component: "CLV", flow: "debit" } as const;

function isNothing({ amountMinor, lowMinor, highMinor }: Amounts): boolean {
  return amountMinor === 0n && lowMinor === 0n && highMinor === 0n;
}

function asCredit(figure: Figure): Figure {
  return { ...figure, flow: "credit" };
}

/** What is known of whose margin rose: named customers, one of them, or an uplift in sum only. */
export type Raised = { customerId: string | null; raised?: readonly Debtor[] };

/** An uplift: credited, and debited on whose margin rose; where it is known in sum only, on the company's own account. */
export function upliftFrom(figure: Figure, { customerId, raised }: Raised): Figure[] {
  const named = raised?.filter(({ marginMinor }) => marginMinor > 0n) ?? [];
  if (named.length > 0) return transfer(figure, named);
  return transfer(figure, [{ customerId: customerId ?? companyAccount, marginMinor: 1n }]);
}
