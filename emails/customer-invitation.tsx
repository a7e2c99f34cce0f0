import { Action, Layout, Paragraph, Quote } from "./layout.tsx";

type Props = { link: string; company: string; inviter: string; note?: string | null };

export function subject({ company, inviter }: Props): string {
  return `${inviter} of ${company} invites you`;
}

export function Mail({ link, company, inviter, note }: Props) {
  return (
    <Layout
      company={company}
      preview={`A place for the people ${company} counts on.`}
      heading="There is a place for you"
      why={`${inviter} of ${company} sent you this. If you would rather not, leave it: nobody writes to you again about it.`}
    >
      <Paragraph>{`${inviter} would like you to join ${company}: a place where you are heard, and thanked for what you give.`}</Paragraph>
      {note ? <Quote>{note}</Quote> : null}
      <Action href={link}>Accept the invitation</Action>
      <Paragraph>The link is yours alone. It works for seven days, once.</Paragraph>
    </Layout>
  );
}
