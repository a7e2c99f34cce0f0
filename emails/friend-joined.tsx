import { Action, Layout, Paragraph } from "./layout.tsx";

type Props = { company: string; friend: string; homeUrl: string };

export function subject({ friend }: Props): string {
  return `${friend} joined because of you`;
}

export function Mail({ company, friend, homeUrl }: Props) {
  return (
    <Layout
      company={company}
      preview="Thank you for passing the word on."
      heading={`${friend} joined because of you`}
      why={`You have this mail because somebody joined ${company} by your link.`}
    >
      <Paragraph>
        Your link brought somebody here. Thank you: a word from you is worth more than any advertisement of
        ours.
      </Paragraph>
      <Action href={homeUrl}>See what came of your link</Action>
    </Layout>
  );
}
