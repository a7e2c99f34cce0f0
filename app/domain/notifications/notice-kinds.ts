/** The kinds of news there are, in the order of the preferences page. */
export const noticeKinds = [
  "idea-answered",
  "idea-commented",
  "idea-merged",
  "door-answered",
  "door-reassigned",
  "application-decided",
  "seat-free",
  "agreement-to-accept",
  "consent-to-renew",
  "reward-granted",
  "friend-joined",
  "door-message",
  "door-overdue",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

type KindFacts = {
  /** What it is, in words: "We mail you when …" goes before it. */
  label: string;
  /** Whom it is for. */
  to: "customers" | "staff";
  /** An answer to what the person asked for themselves. Its mails carry no one-click way out; preferences hold for it all the same. */
  transactional: boolean;
  /** Whether it waits for the person to do something. */
  asks: boolean;
};

const facts: Record<NoticeKind, KindFacts> = {
  "idea-answered": {
    label: "an idea of yours, or one you voted for, is answered",
    to: "customers",
    transactional: false,
    asks: false,
  },
  "idea-commented": {
    label: "somebody comments on an idea of yours",
    to: "customers",
    transactional: false,
    asks: false,
  },
  "idea-merged": {
    label: "an idea of yours, or one you voted for, goes on together with another",
    to: "customers",
    transactional: false,
    asks: false,
  },
  "door-answered": {
    label: "somebody answers what you wrote to the open door",
    to: "customers",
    transactional: true,
    asks: true,
  },
  "door-reassigned": {
    label: "somebody else answers what you wrote to the open door",
    to: "customers",
    transactional: true,
    asks: false,
  },
  "application-decided": {
    label: "your application to a group is decided",
    to: "customers",
    transactional: true,
    asks: true,
  },
  "seat-free": {
    label: "a seat becomes free in a group you wait for",
    to: "customers",
    transactional: true,
    asks: true,
  },
  "agreement-to-accept": {
    label: "an agreement waits for you to accept it",
    to: "customers",
    transactional: true,
    asks: true,
  },
  "consent-to-renew": {
    label: "we change what we ask of your data, and ask you anew",
    to: "customers",
    transactional: false,
    asks: true,
  },
  "reward-granted": {
    label: "you are credited",
    to: "customers",
    transactional: true,
    asks: false,
  },
  "friend-joined": {
    label: "somebody joins because of you",
    to: "customers",
    transactional: false,
    asks: false,
  },
  "door-message": {
    label: "a customer writes to you through the open door",
    to: "staff",
    transactional: false,
    asks: true,
  },
  "door-overdue": {
    label: "an answer that you promised is overdue",
    to: "staff",
    transactional: false,
    asks: true,
  },
};

/** What is known of a kind of news. */
export function factsOfKind(kind: NoticeKind): KindFacts {
  return facts[kind];
}

export function isNoticeKind(text: string): text is NoticeKind {
  return noticeKinds.some((kind) => kind === text);
}

/** The kinds that go to customers, or to staff. */
export function kindsFor(to: KindFacts["to"]): NoticeKind[] {
  return noticeKinds.filter((kind) => facts[kind].to === to);
}

/** The kinds that wait for the person to do something. */
export const askingKinds: readonly NoticeKind[] = noticeKinds.filter((kind) => facts[kind].asks);
