import { Action, Layout, Paragraph } from "./layout.tsx";

type Props = { link: string; company: string; inviter: string; role: string };

export function subject({ company, inviter }: Props): string {
  return `${inviter} invites you to work in Kith at ${company}`;
}

export function Mail({ link, company, inviter, role }: Props) {
  return (
    <Layout
      company={company}
      preview="Accept, and set your password."
      heading="You are invited to the team"
      why={`${inviter} sent you this. If you do not work with ${company}, leave it: nothing happens without this link.`}
    >
      <Paragraph>{`${inviter} would like you to look after the customers of ${company} in Kith. Your role there: ${role}.`}</Paragraph>
      <Action href={link}>Accept the invitation</Action>
      <Paragraph>The link is yours alone, and it works once.</Paragraph>
    </Layout>
  );
}
