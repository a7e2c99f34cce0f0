import { Action, Layout, Paragraph, Quote } from "./layout.tsx";

/**
 * News in a few sentences. `heading` is the subject too; `lines` are paragraphs; `quote` is what somebody wrote, as they
 * wrote it; `action` is a verb that leads to `link`; `why` says why this mail came.
 */
type Props = {
  company: string;
  heading: string;
  lines?: readonly string[];
  quote?: string | null;
  action: string;
  link: string;
  why: string;
};

/** More of what somebody wrote stands on the page itself. */
const longestQuote = 1_000;

export function subject({ heading }: Props): string {
  return heading;
}

export function Mail({ company, heading, lines = [], quote, action, link, why }: Props) {
  return (
    <Layout company={company} preview={lines[0] ?? heading} heading={heading} why={why}>
      {lines.map((line) => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
      {quote ? <Quote>{shortened(quote)}</Quote> : null}
      <Action href={link}>{action}</Action>
    </Layout>
  );
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("")} …` : text;
}
