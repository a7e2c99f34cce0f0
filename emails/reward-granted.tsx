import { Action, Layout, Paragraph } from "./layout.tsx";

/** `availableOn` is an ISO 8601 moment; `amount` is in words already. */
type Props = { company: string; amount: string; reason: string; availableOn: string; homeUrl: string };

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

export function subject({ company, amount }: Props): string {
  return `${company} thanks you with ${amount}`;
}

export function Mail({ company, amount, reason, availableOn, homeUrl }: Props) {
  return (
    <Layout
      company={company}
      preview={`${amount}, with our thanks.`}
      heading={`${amount}, with our thanks`}
      why={`You have this mail because ${company} has credited you.`}
    >
      <Paragraph>{`What it is for: ${reason}`}</Paragraph>
      <Paragraph>{`The credit is yours to use from ${day.format(new Date(availableOn))}.`}</Paragraph>
      <Action href={homeUrl}>See your credit</Action>
    </Layout>
  );
}
