import { Card } from "#app/ui/card.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { RefreshWhile } from "#app/ui/refresh-while.tsx";
import { When } from "#app/ui/when.tsx";

type ValuationUnderWayProps = {
  progress: { step: string; done: number; total: number; updatedAt: string } | null;
  now: string;
};

/** After so long without a sign the page no longer waits for a valuation. */
const silentMs = 5 * 60_000;

/** How far a valuation has come; nothing where none is under way. */
export function ValuationUnderWay({ progress, now }: ValuationUnderWayProps) {
  if (progress === null) return null;
  const isSilent = new Date(now).getTime() - new Date(progress.updatedAt).getTime() > silentMs;
  return (
    <Card title="Everything is being valued" tone={isSilent ? "attention" : "plain"}>
      <RefreshWhile on={!isSilent} />
      <Progress label={progress.step} done={progress.done} total={progress.total} />
      {isSilent ? (
        <p className="pt-3">
          Nothing was heard of it since <When at={progress.updatedAt} now={now} />. It begins again by itself
          as soon as a worker is there; until then the figures of before stand.
        </p>
      ) : null}
    </Card>
  );
}
