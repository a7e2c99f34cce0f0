import { formatMoney, isCurrency } from "#app/kernel/money.ts";

/** What is needed of an event to say it. */
export type EventWords = {
  verb: string;
  actorKind: string;
  actorName: string | null;
  data: Record<string, unknown>;
};

const verbs: Record<string, string> = {
  "account.signed-in": "Signed in",
  "api-key.created": "API key made",
  "api-key.revoked": "API key withdrawn",
  "company.changed": "Company settings changed",
  "company.set-up": "Company set up",
  "contribution.recorded": "Contribution recorded",
  "customer.added": "Customer added",
  "customer.changed": "Customer details changed",
  "customer.claimed": "Account matched to this customer",
  "customer.invited": "Invited to join",
  "customer.renamed": "Name changed",
  "owner.bootstrapped": "First owner named",
  "referral.refused": "Referral not counted",
  "session.ended": "Signed out elsewhere",
  "staff.invited": "Colleague invited",
  "staff.joined": "Colleague joined",
  "staff.renamed": "Colleague changed their name",
  "order.recorded": "Order recorded",
  "order.refunded": "Order refunded",
  "customer.joined": "Customer joined",
  "customer.created": "Customer recorded",
  "reward.promised": "Reward promised",
  "reward.granted": "Reward given",
  "reward.released": "Reward became ready",
  "referral.attributed": "Brought a friend",
  "outcome.recorded": "Outcome recorded",
  "idea.proposed": "Idea proposed",
  "idea.published": "Idea published",
  "idea.hidden": "Idea hidden",
  "idea.voted": "Voted for an idea",
  "idea.vote-taken-back": "Vote taken back",
  "idea.commented": "Commented on an idea",
  "idea.comment-published": "Comment published",
  "idea.comment-hidden": "Comment hidden",
  "idea.answered": "Idea answered",
  "idea.merged": "Idea merged with another",
  "idea.merge-undone": "Merge of an idea undone",
  "idea.mails-stopped": "Stopped mails about an idea",
  "idea.mails-wanted": "Wanted mails about an idea again",
  "import.received": "File received for import",
  "import.finished": "Import finished",
  "reward.reversed": "Reward taken back",
  "referral-programme.changed": "Referral terms changed",
  "reward-rule.changed": "Reward rule changed",
  "mail-preferences.changed": "Choice of mails changed",
  "value-parameters.changed": "Value settings changed",
  "valuation.requested": "Asked to value everything anew",
  "door.thread-opened": "Wrote through the open door",
  "door.customer-wrote": "Wrote on, through the open door",
  "door.answered": "Answered through the open door",
  "door.handed-over": "Thread handed to a colleague",
  "door.marked-complaint": "Message marked as a complaint",
  "door.thread-settled": "Customer said it is settled",
  "door.thread-reopened": "Customer reopened the thread",
  "door.promise-overdue": "Promised answer is overdue",
  "door.opened": "Open door set up or changed",
  "door.closed": "Open door closed",
  "calendar.hours-changed": "Working hours changed",
  "calendar.holiday-added": "Holiday added",
  "calendar.holiday-removed": "Holiday removed",
  "group.opened": "Group opened",
  "group.changed": "Group changed",
  "group.closed": "Group closed",
  "group.opened-again": "Group opened again",
  "group.applied": "Asked for a seat",
  "group.application-withdrawn": "Took an application back",
  "group.application-decided": "Application decided",
  "group.seat-taken": "Seat given",
  "group.left": "Left a group",
  "group.member-removed": "Member removed",
  "group.agreement-published": "Agreement published",
  "group.agreement-accepted": "Agreement accepted",
  "consent.given": "Agreed to share data",
  "consent.withdrawn": "Stopped sharing data",
  "company.contact-changed": "Contact for shared data changed",
  "door.closed-thread": "Thread closed: no answer needed",
  "door.reassigned": "Thread of someone who left given to a colleague",
  "purpose.opened": "Purpose opened",
  "purpose.closed": "Purpose closed",
  "purpose-notice.written": "Words of a purpose changed",
  "data-use.recorded": "Use of data noted",
  "profile.changed": "Own profile changed",
};

const refusals: Record<string, string> = {
  "already-attributed": "they had come through a friend already",
  "own-link": "the link was their own",
  "already-a-customer": "they were a customer already",
  "outside-the-window": "the link was opened too long ago",
  "not-a-visit": "a machine opened the link",
};

/** What happened, in a few words. */
export function eventWords({ verb, actorKind }: Pick<EventWords, "verb"> & { actorKind?: string }): string {
  if (verb === "reward.granted" && actorKind === "staff") return "Reward given by staff";
  const plain = verb.replaceAll(".", " ").replaceAll("-", " ");
  return verbs[verb] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The amount or the reason of an event, where it has one. */
export function eventDetail({ verb, data }: Pick<EventWords, "verb" | "data">): string {
  const { amountMinor, currency, purpose, reason, fileName, code, group, because } = data;
  const amount =
    typeof amountMinor === "string" &&
    /^-?\d+$/.test(amountMinor) &&
    typeof currency === "string" &&
    isCurrency(currency)
      ? formatMoney(BigInt(amountMinor), currency)
      : "";
  const why = typeof because === "string" ? (refusals[because] ?? because.replaceAll("-", " ")) : null;
  const { kind, state } = data;
  const told = verb === "contribution.recorded" || verb === "outcome.recorded";
  const what = told && typeof kind === "string" ? kind.replaceAll("-", " ") : null;
  const how = told && typeof state === "string" ? state.replaceAll("-", " ") : null;
  const words = [what, how, group, purpose, reason, fileName, code, why].filter(
    (word) => typeof word === "string",
  );
  return [amount, ...words].filter(Boolean).join(" · ");
}

/** The ideas that events are about. */
export function ideasAmong(events: readonly { subjectKind: string; subjectId: string | null }[]): string[] {
  return events.flatMap(({ subjectKind, subjectId }) =>
    subjectKind === "idea" && subjectId !== null ? [subjectId] : [],
  );
}

/** Who did it. */
export function actorWords({ actorKind, actorName }: Pick<EventWords, "actorKind" | "actorName">): string {
  if (actorKind === "system") return "Kith";
  if (actorKind === "api-key") return actorName ? `the API key ${actorName}` : "an API key";
  return actorName ?? (actorKind === "staff" ? "a colleague" : "a customer");
}
