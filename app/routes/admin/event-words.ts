import { formatMoney, isCurrency } from "#app/kernel/money.ts";

/** What is needed of an event to say it. */
export type EventWords = {
  verb: string;
  actorKind: string;
  actorName: string | null;
  data: Record<string, unknown>;
};

const verbs: Record<string, string> = {
  "order.recorded": "Order recorded",
  "order.refunded": "Order refunded",
  "customer.joined": "Customer joined",
  "customer.created": "Customer recorded",
  "reward.promised": "Reward promised",
  "reward.granted": "Reward granted",
  "reward.released": "Reward became ready",
  "referral.attributed": "Came through a friend",
  "outcome.recorded": "Outcome recorded",
  "import.received": "File received for import",
  "import.finished": "Import finished",
  "reward.reversed": "Reward taken back",
  "referral-programme.changed": "Referral terms changed",
  "reward-rule.changed": "Reward rule changed",
  "value-parameters.changed": "Value settings changed",
};

/** What happened, in a few words. */
export function eventWords({ verb }: Pick<EventWords, "verb">): string {
  const plain = verb.replaceAll(".", " ").replaceAll("-", " ");
  return verbs[verb] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The amount or the reason of an event, where it has one. */
export function eventDetail({ data }: Pick<EventWords, "data">): string {
  const { amountMinor, currency, reason, fileName, code } = data;
  const amount =
    typeof amountMinor === "string" &&
    /^-?\d+$/.test(amountMinor) &&
    typeof currency === "string" &&
    isCurrency(currency)
      ? formatMoney(BigInt(amountMinor), currency)
      : "";
  const words = [reason, fileName, code].filter((word) => typeof word === "string");
  return [amount, ...words].filter(Boolean).join(" · ");
}

/** Who did it. */
export function actorWords({ actorKind, actorName }: Pick<EventWords, "actorKind" | "actorName">): string {
  if (actorKind === "system") return "Kith";
  if (actorKind === "api-key") return actorName ? `the API key ${actorName}` : "an API key";
  return actorName ?? (actorKind === "staff" ? "a colleague" : "a customer");
}
