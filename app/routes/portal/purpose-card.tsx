import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";

type Purpose = {
  key: string;
  name: string;
  what: string;
  why: string;
  whatYouGet: string;
  categories: readonly string[];
  noticeId: string;
  noticeVersion: number;
  closedAt: string | null;
  state: "not-given" | "given" | "given-for-an-earlier-version" | "withdrawn";
  since: string | null;
  hasReceipt: boolean;
  uses: readonly { usedOn: string; usedFor: string; people: number }[];
};

type PurposeCardProps = { purpose: Purpose; now: string; timeZone: string };

/** One purpose: what, why, what you get, since when, what it was used for; a button of one size either way. */
export function PurposeCard({ purpose, now, timeZone }: PurposeCardProps) {
  const { key, name, since, state } = purpose;
  return (
    <Card
      level={3}
      title={name}
      actions={<State purpose={purpose} />}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p>
            {since === null ? (
              "You have not decided yet."
            ) : (
              <>
                {state === "withdrawn" ? "Withdrawn " : "Given "}
                <When at={since} now={now} timeZone={timeZone} />
              </>
            )}
            {purpose.hasReceipt ? (
              <>
                {" · "}
                <TextLink external href={`/consent/${key}/receipt`} className="inline-block min-h-6 py-0.5">
                  Download the receipt<span className="sr-only"> for {name}</span>
                </TextLink>
              </>
            ) : null}
          </p>
          <div className="flex flex-wrap gap-3">
            <Buttons purpose={purpose} />
          </div>
        </div>
      }
    >
      <dl className="flex flex-col gap-4">
        <Answer label="What we use">
          <p className="as-typed">{purpose.what}</p>
          <p className="text-14 text-ink-quiet">{purpose.categories.join(" · ")}</p>
        </Answer>
        <Answer label="Why">
          <p className="as-typed">{purpose.why}</p>
        </Answer>
        <Answer label="What you get">
          <p className="as-typed">{purpose.whatYouGet}</p>
        </Answer>
        <Answer label="What it was used for">
          <Uses uses={purpose.uses} now={now} />
        </Answer>
      </dl>
    </Card>
  );
}

function Answer({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-[9rem_1fr]">
      <dt className="text-14 leading-6 text-ink-quiet">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Uses({ uses, now }: { uses: Purpose["uses"]; now: string }) {
  if (uses.length === 0) return <p className="text-ink-soft">Nothing so far.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {uses.map((use) => (
        <li key={`${use.usedOn} ${use.usedFor}`}>
          <span className="as-typed">{use.usedFor}</span>{" "}
          <span className="text-14 text-ink-quiet">
            <When at={`${use.usedOn}T00:00:00Z`} now={now} style="day" />, with data of{" "}
            {counted(use.people, "person", "people")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function State({ purpose }: { purpose: Purpose }) {
  if (purpose.closedAt !== null) return <Badge>Closed: no longer used</Badge>;
  if (purpose.state === "given") return <Badge tone="good">You share this</Badge>;
  if (purpose.state === "given-for-an-earlier-version")
    return <Badge tone="attention">Given for an earlier version</Badge>;
  return <Badge>You do not share this</Badge>;
}

/** Giving and taking back look alike and are one press each. New words to an earlier yes leave both open. */
function Buttons({ purpose }: { purpose: Purpose }) {
  const { state, closedAt } = purpose;
  const isGiven = state === "given" || state === "given-for-an-earlier-version";
  return (
    <>
      {closedAt === null && state !== "given" ? (
        <OneButton purpose={purpose} intent="give">
          {isGiven ? "Agree to the new words" : "Share this"}
        </OneButton>
      ) : null}
      {isGiven ? (
        <OneButton purpose={purpose} intent="withdraw">
          Stop sharing
        </OneButton>
      ) : null}
    </>
  );
}

type OneButtonProps = { purpose: Purpose; intent: "give" | "withdraw"; children: ReactNode };

function OneButton({ purpose, intent, children }: OneButtonProps) {
  return (
    <Form method="post" action="/consent" preventScrollReset>
      <input type="hidden" name="purpose" value={purpose.key} />
      {intent === "give" ? <input type="hidden" name="noticeId" value={purpose.noticeId} /> : null}
      <Button look="secondary" name="intent" value={intent} className="min-w-48">
        <span>
          {children}
          <span className="sr-only">: {purpose.name}</span>
        </span>
      </Button>
    </Form>
  );
}
