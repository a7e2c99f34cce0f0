import { Action, Code, Layout, Paragraph } from "./layout.tsx";

type Props = { link: string; code: string; company: string };

export function subject({ company }: Props): string {
  return `Your link to sign in to ${company}`;
}

export function Mail({ link, code, company }: Props) {
  return (
    <Layout
      company={company}
      preview="The link works once, in the browser you asked from."
      heading="Here is your way in"
      why="Somebody asked for this with your address. If it was not you, leave it: without this mail nobody can sign in as you."
    >
      <Paragraph>Open the link in the browser you asked from. It works once.</Paragraph>
      <Action href={link}>Sign in</Action>
      <Paragraph>On another device? Type this code where you asked for the link:</Paragraph>
      <Code>{code}</Code>
    </Layout>
  );
}
