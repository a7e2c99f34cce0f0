import { formatMoney } from "#app/kernel/money.ts";
import { counted } from "./counted.ts";

/** The reward rule as pages receive it: minor units as text. */
export type Terms = {
  advocateAmountMinor: string;
  friendAmountMinor: string;
  currency: string;
  holdDays: number;
  minimumOrderMinor: string;
  active: boolean;
} | null;

/** Whether anything is given under the rule. */
export function givesSomething(rule: Terms): rule is NonNullable<Terms> {
  return rule?.active === true && (rule.advocateAmountMinor !== "0" || rule.friendAmountMinor !== "0");
}

/** The terms for the person who shares the link, a line each. */
export function termsFor(rule: Terms, windowDays: number): string[] {
  const window = `It counts when your friend joins within ${counted(windowDays, "day", "days")} of opening your link.`;
  if (!givesSomething(rule)) {
    return ["There is no reward at the moment. You still see who came because of you.", window];
  }
  const least =
    rule.minimumOrderMinor === "0"
      ? "their first purchase"
      : `a first purchase of ${money(rule.minimumOrderMinor, rule)} or more`;
  return [
    rule.advocateAmountMinor === "0"
      ? `Your friend gets ${money(rule.friendAmountMinor, rule)} of credit after ${least}.`
      : rule.friendAmountMinor === "0"
        ? `You get ${money(rule.advocateAmountMinor, rule)} of credit after ${least}.`
        : `After ${least}, you get ${money(rule.advocateAmountMinor, rule)} of credit and your friend gets ${money(rule.friendAmountMinor, rule)}.`,
    window,
    rule.holdDays === 0
      ? "The credit is ready to use at once."
      : `The credit is ready ${counted(rule.holdDays, "day", "days")} after the purchase. If the purchase is refunded, the credit goes back too.`,
    "It is for people who are new here. You cannot invite yourself.",
  ];
}

/** What both get, for the friend who was invited; null where nothing is given. */
export function offerFor(rule: Terms, inviter: string): string | null {
  if (!givesSomething(rule)) return null;
  const after =
    rule.minimumOrderMinor === "0"
      ? "after your first purchase"
      : `after your first purchase of ${money(rule.minimumOrderMinor, rule)} or more`;
  if (rule.friendAmountMinor === "0")
    return `${inviter} gets ${money(rule.advocateAmountMinor, rule)} of credit ${after}.`;
  if (rule.advocateAmountMinor === "0")
    return `You get ${money(rule.friendAmountMinor, rule)} of credit ${after}.`;
  return `You get ${money(rule.friendAmountMinor, rule)} of credit ${after}, and ${inviter} gets ${money(rule.advocateAmountMinor, rule)}.`;
}

function money(minor: string, rule: NonNullable<Terms>): string {
  return formatMoney(BigInt(minor), rule.currency);
}
