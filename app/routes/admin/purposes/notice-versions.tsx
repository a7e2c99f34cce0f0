import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { When } from "#app/ui/when.tsx";

type Notice = {
  version: number;
  what: string;
  why: string;
  whatYouGet: string;
  categories: readonly string[];
  at: string;
  by: string | null;
  textSha256: string;
};

type NoticeVersionsProps = { notices: readonly Notice[]; now: string; timeZone: string };

/** The words that are asked now, and folded beneath them what was asked before. */
export function NoticeVersions({ notices, now, timeZone }: NoticeVersionsProps) {
  const [latest, ...earlier] = notices;
  if (latest === undefined) return null;
  return (
    <Card title="What customers read" lead={<Written notice={latest} now={now} timeZone={timeZone} />}>
      <Words notice={latest} />
      {earlier.map((notice) => (
        <div key={notice.version} className="mt-3 border-t border-line pt-3">
          <Disclosure summary={<Written notice={notice} now={now} timeZone={timeZone} />}>
            <Words notice={notice} />
          </Disclosure>
        </div>
      ))}
    </Card>
  );
}

function Written({ notice, now, timeZone }: { notice: Notice; now: string; timeZone: string }) {
  return (
    <span>
      Version {notice.version}, <When at={notice.at} now={now} style="day" timeZone={timeZone} />
      {notice.by === null ? null : `, by ${notice.by}`}
    </span>
  );
}

function Words({ notice }: { notice: Notice }) {
  return (
    <Facts
      facts={[
        { label: "What we use", value: <p className="as-typed">{notice.what}</p> },
        { label: "Kinds of data", value: notice.categories.join(", ") },
        { label: "Why", value: <p className="as-typed">{notice.why}</p> },
        { label: "What they get", value: <p className="as-typed">{notice.whatYouGet}</p> },
        { label: "SHA-256 of the words", value: <code className="wrap-anywhere">{notice.textSha256}</code> },
      ]}
    />
  );
}
