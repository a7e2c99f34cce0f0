import { Action, Layout, Paragraph } from "./layout.tsx";

type Props = { company: string; group: string; toAccept: boolean; groupUrl: string };

export function subject({ group }: Props): string {
  return `A seat in ${group} is yours`;
}

export function Mail({ company, group, toAccept, groupUrl }: Props) {
  return (
    <Layout
      company={company}
      preview="You were next on the waiting list."
      heading={`A seat in ${group} is yours`}
      why={`You have this mail because you were on a waiting list at ${company}.`}
    >
      <Paragraph>A seat became free, and you were next on the waiting list. Welcome.</Paragraph>
      <Paragraph>
        {toAccept
          ? "Read the agreement and accept it: you are a member after that. If you no longer want the seat, give it up there, and the next person gets it."
          : "If you no longer want the seat, give it up on the page of the group, and the next person gets it."}
      </Paragraph>
      <Action href={groupUrl}>{toAccept ? "Read the agreement" : "Open the group"}</Action>
    </Layout>
  );
}
