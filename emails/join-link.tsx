import { Action, Code, Layout, Paragraph } from "./layout.tsx";

type Props = { link: string; code: string; company: string; name: string };

export function subject({ company }: Props): string {
  return `Confirm your address and join ${company}`;
}

export function Mail({ link, code, company, name }: Props) {
  return (
    <Layout
      company={company}
      preview="One step left: confirm that this address is yours."
      heading={name === "" ? "One step left" : `One step left, ${name}`}
      why="Somebody asked to join with your address. If it was not you, leave it: nothing happens without this link."
    >
      <Paragraph>
        Confirm that this address is yours, and you are part of it. The link works once, in the browser you
        asked from.
      </Paragraph>
      <Action href={link}>{`Join ${company}`}</Action>
      <Paragraph>On another device? Type this code where you asked to join:</Paragraph>
      <Code>{code}</Code>
    </Layout>
  );
}
