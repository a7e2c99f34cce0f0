import { Action, Code, Layout, Paragraph } from "./layout.tsx";

type Props = { link: string; code: string; company: string };

export function subject({ company }: Props): string {
  return `You have joined ${company} already: here is your way in`;
}

export function Mail({ link, code, company }: Props) {
  return (
    <Layout
      company={company}
      preview="You do not need to join again."
      heading="Good to see you again"
      why="Somebody asked to join with your address. If it was not you, leave it: without this mail nobody can sign in as you."
    >
      <Paragraph>
        You asked to join, and you already have. Open this link in the same browser and you are in. It works
        once.
      </Paragraph>
      <Action href={link}>Sign in</Action>
      <Paragraph>On another device? Type this code where you asked to join:</Paragraph>
      <Code>{code}</Code>
    </Layout>
  );
}
