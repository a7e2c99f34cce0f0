import { Action, Layout, Paragraph, Quote } from "./layout.tsx";

type Props = {
  company: string;
  group: string;
  decision: "accepted" | "waiting" | "declined" | "removed";
  /** What staff say to it, as they wrote it. */
  word: string | null;
  /** An agreement waits to be accepted before the membership begins. */
  toAccept: boolean;
  groupUrl: string;
};

const headings: Record<Props["decision"], (group: string) => string> = {
  accepted: (group) => `You have a seat in ${group}`,
  waiting: (group) => `You are on the waiting list of ${group}`,
  declined: (group) => `About your application to ${group}`,
  removed: (group) => `About your seat in ${group}`,
};

const texts: Record<Props["decision"], string> = {
  accepted: "Welcome. We are glad to have you.",
  waiting: "We would like to have you, but every seat is taken. You get the next one when it is your turn.",
  declined: "Thank you for asking. There is no seat for you this time.",
  removed: "You are no longer in the group. Thank you for the time you gave.",
};

export function subject({ decision, group }: Props): string {
  return headings[decision](group);
}

export function Mail(props: Props) {
  const { company, group, decision, word, toAccept, groupUrl } = props;
  return (
    <Layout
      company={company}
      preview={texts[decision]}
      heading={headings[decision](group)}
      why={`You have this mail because you asked ${company} for a seat in this group.`}
    >
      <Paragraph>{texts[decision]}</Paragraph>
      {word === null ? null : <Quote>{word}</Quote>}
      {toAccept ? (
        <Paragraph>There is an agreement to read and accept first; you are a member after that.</Paragraph>
      ) : null}
      <Action href={groupUrl}>{toAccept ? "Read the agreement" : "Open the group"}</Action>
    </Layout>
  );
}
