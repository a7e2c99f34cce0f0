import { Action, Layout, Paragraph } from "./layout.tsx";

/** `version` counts from 1; from 2 on the member had another version to accept before. */
type Props = { company: string; group: string; version: number; groupUrl: string };

export function subject({ group, version }: Props): string {
  return version > 1 ? `The agreement of ${group} has changed` : `An agreement for ${group}`;
}

export function Mail(props: Props) {
  const { company, group, version, groupUrl } = props;
  return (
    <Layout
      company={company}
      preview="Please read it and accept it."
      heading={subject(props)}
      why={`You have this mail because you hold a seat in ${group} at ${company}.`}
    >
      <Paragraph>
        {version > 1
          ? `This is version ${version}. Your seat stays yours; please read what is new and accept it.`
          : "Your seat stays yours; please read what you agree to and accept it."}
      </Paragraph>
      <Action href={groupUrl}>Read the agreement</Action>
    </Layout>
  );
}
