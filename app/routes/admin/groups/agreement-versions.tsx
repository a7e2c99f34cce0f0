import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { When } from "#app/ui/when.tsx";

type Version = {
  id: string;
  version: number;
  text: string;
  sha256: string;
  publishedAt: string;
  publishedBy: string;
  acceptedBy: number;
};
type AgreementVersionsProps = { versions: readonly Version[]; held: number; now: string; timeZone: string };

/** The versions of an agreement, the newest first, each with who accepted it. */
export function AgreementVersions({ versions, held, now, timeZone }: AgreementVersionsProps) {
  return (
    <Card title="Versions">
      <ol className="flex flex-col divide-y divide-line">
        {versions.map((version, index) => (
          <li key={version.id} className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
            <p className="font-medium">
              Version {version.version}
              {index === 0 ? ", in force" : ""}
            </p>
            <p className="text-ink-quiet">
              {version.publishedBy}, <When at={version.publishedAt} now={now} timeZone={timeZone} />.{" "}
              {index === 0
                ? `Accepted by ${version.acceptedBy} of ${held} who hold a seat.`
                : `Accepted by ${version.acceptedBy} of today's members.`}
            </p>
            <p className="break-all font-mono text-12 text-ink-quiet">{version.sha256}</p>
            <Disclosure summary={`Read version ${version.version}`}>
              <p dir="auto" className="wrap-anywhere as-typed">
                {version.text}
              </p>
            </Disclosure>
          </li>
        ))}
      </ol>
    </Card>
  );
}
