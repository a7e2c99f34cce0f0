import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";

type Standing = {
  given: number;
  earlier: number;
  withdrawn: number;
  createdAt: string;
  closedAt: string | null;
};

type PurposeStandingProps = { purpose: Standing; now: string; timeZone: string };

/** How people stand to a purpose, in numbers. */
export function PurposeStanding({ purpose, now, timeZone }: PurposeStandingProps) {
  const { given, earlier, withdrawn, createdAt, closedAt } = purpose;
  return (
    <Card title="Who shares">
      <Facts
        facts={[
          { label: "Sharing", value: counted(given, "customer", "customers") },
          ...(earlier > 0
            ? [
                {
                  label: "Of these",
                  value: `${counted(earlier, "agrees", "agree")} to an earlier version only`,
                },
              ]
            : []),
          { label: "Withdrawn", value: counted(withdrawn, "customer", "customers") },
          { label: "Opened", value: <When at={createdAt} now={now} style="day" timeZone={timeZone} /> },
          ...(closedAt === null
            ? []
            : [{ label: "Closed", value: <When at={closedAt} now={now} style="day" timeZone={timeZone} /> }]),
        ]}
      />
    </Card>
  );
}
