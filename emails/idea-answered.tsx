import { Action, Layout, Paragraph, Quote } from "./layout.tsx";

type Props = {
  company: string;
  title: string;
  status: string;
  answer: string;
  who: string;
  ideaUrl: string;
};

const news: Record<string, string> = {
  planned: "It is planned.",
  started: "Work on it has begun.",
  shipped: "It is there.",
  declined: "The decision was against it, for now.",
};

export function subject({ title, who }: Props): string {
  return `${who} answered: ${title}`;
}

export function Mail({ company, title, status, answer, who, ideaUrl }: Props) {
  return (
    <Layout
      company={company}
      preview={news[status] ?? "Somebody answered."}
      heading={title}
      why={`You have this mail because you proposed this idea to ${company}, or voted for it.`}
    >
      <Paragraph>
        {news[status] ?? "There is an answer."} {who} writes:
      </Paragraph>
      <Quote>{answer}</Quote>
      <Action href={ideaUrl}>See the idea</Action>
    </Layout>
  );
}
