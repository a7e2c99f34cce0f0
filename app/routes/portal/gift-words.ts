const gifts: Record<string, string> = {
  referral: "You brought a friend",
  idea: "You proposed an idea",
  complaint: "You told us what went wrong",
  "open-door-message": "You wrote to us through the open door",
  "beta-membership": "You test something new with us",
  "advisory-membership": "You advise us",
  vote: "You voted for an idea",
  "idea-vote": "You voted for an idea",
  "idea-comment": "You commented on an idea",
  "bug-report": "You reported a defect",
  "defect-report": "You reported a defect",
  "beta-test": "You tested something new",
  feedback: "You told us what you think",
  "reference-call": "You spoke with somebody who was deciding",
  reference: "You spoke with somebody who was deciding",
  testimonial: "You gave us your words to show",
  "case-study": "You told your story",
  review: "You wrote a review",
  mentoring: "You helped another customer",
  "data-sharing-consent": "You shared data with us",
};

const outcomes: Record<string, string> = {
  "customer-joined joined": "They joined",
  "customer-joined bought": "They bought something",
  "deal won": "It helped to win a customer",
  "deal lost": "It did not come about this time",
  "feature shipped": "It became real",
  "idea-answered planned": "It is planned",
  "idea-answered started": "We began to work on it",
  "idea-answered shipped": "It became real",
  "idea-answered declined": "We decided against it",
  "defect fixed": "It was fixed",
  "complaint-settled answered": "You were answered",
  "message-answered answered": "You were answered",
  "message-answered settled": "It is settled, as you said",
  "message-answered reopened": "It is open again",
  "complaint-settled settled": "It is settled, as you said",
  "complaint-settled reopened": "It is open again",
  "seat-taken taken": "You took a seat",
  "seat-taken left": "You no longer hold the seat",
};

/** What was given to somebody whose name is known. */
const giftsTo: Record<string, (name: string) => string> = {
  complaint: (name) => `You told ${name} what went wrong`,
  "open-door-message": (name) => `You wrote to ${name} through the open door`,
};

/** What a customer gave, as a sentence to them; `to` names whom they gave it to. */
export function giftWords(kind: string, quantity: number, to: string | null): string {
  const named = to === null ? undefined : giftsTo[kind]?.(to);
  const words = named ?? gifts[kind] ?? `You gave: ${plain(kind)}`;
  return quantity > 1 ? `${words} (${quantity} times)` : words;
}

/** What became of a gift as one sentence, or null where nothing has yet. */
export function outcomeSentence(found: readonly { kind: string; state: string }[]): string | null {
  const words = found.map(({ kind, state }) => outcomeWords(kind, state));
  const [first, ...others] = words;
  if (first === undefined) return null;
  return `${[first, ...others.map((word) => `and ${word.charAt(0).toLowerCase()}${word.slice(1)}`)].join(", ")}.`;
}

/** What is said of a gift that nothing has been noted of. */
export function nothingYetWords(kind: string): string {
  return kind === "data-sharing-consent"
    ? "Open it to read what it was used for."
    : "Nothing has come of it yet.";
}

/** What became of it. */
function outcomeWords(kind: string, state: string): string {
  return outcomes[`${kind} ${state}`] ?? capital(`${plain(kind)}: ${plain(state)}`);
}

function plain(code: string): string {
  return code.replaceAll("-", " ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const pages: Record<string, string> = { idea: "/ideas/", "door-thread": "/open-door/", group: "/groups/" };

/** The page of what it was about, or null where there is none. */
export function giftPath({
  subjectKind,
  subjectId,
}: {
  subjectKind: string | null;
  subjectId: string | null;
}) {
  if (subjectKind === "purpose") return "/consent";
  const page = pages[subjectKind ?? ""];
  return page === undefined || subjectId === null ? null : page + subjectId;
}
