import { isId } from "#app/kernel/ids.ts";
import type { GiftOutcome } from "../value/rules/gift.ts";

/** Reads what was measured of an outcome, as it was kept. What the rules cannot use is left out: old rows stay readable. */
export function measuredOf(
  kept: Readonly<Record<string, unknown>>,
): Pick<GiftOutcome, "measured" | "raised" | "evidence"> {
  const numbers = Object.entries(kept).flatMap(([name, value]) =>
    isWhole(value) ? [[name, BigInt(value)] as const] : [],
  );
  const { raised: debtors, evidence: how } = kept as { raised?: unknown; evidence?: unknown };
  const raised = Array.isArray(debtors) ? debtors.flatMap(debtorOf) : [];
  const evidence = (["A", "B", "C"] as const).find((grade) => grade === how);
  return {
    measured: Object.fromEntries(numbers),
    ...(raised.length === 0 ? {} : { raised }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

function debtorOf(one: unknown) {
  if (typeof one !== "object" || one === null || !("customerId" in one) || !("marginMinor" in one)) return [];
  const { customerId, marginMinor } = one;
  if (typeof customerId !== "string" || !isId(customerId) || !isWhole(marginMinor)) return [];
  return [{ customerId, marginMinor: BigInt(marginMinor) }];
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
