import type { RateForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import type { Evidence } from "#app/domain/value/parameters/parameters.ts";
import { evidenceWords } from "#app/domain/value/parameters/version-changes.ts";
import { wordsFor } from "#app/domain/value/shrinkage/distribution.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { GradeChip } from "#app/ui/grade-chips.tsx";
import { ownShareWords, rateNumber, rateRange } from "./rate-figures.ts";

/** What is known of a rate: what is assumed, what was entered, what the books teach, and what follows from them. */
export function RateKnown({ rate }: { rate: RateForPages }) {
  const { prior, source, entered, learnt, mean, grade, ownShare } = rate;
  return (
    <Card title="What is known">
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-28 font-semibold tabular-nums">{rateNumber(mean, prior)}</span>
          <span className="text-14 text-ink-quiet">{rateRange(rate)}</span>
          <GradeChip grade={grade} />
          <span className="text-14">{ownShareWords(ownShare)}</span>
        </p>
        <Facts
          facts={[
            { label: "Assumed", value: `${wordsFor(prior)}. ${source}` },
            { label: "Entered", value: evidenceFact(entered, "nothing") },
            { label: "Seen in the books", value: learntFact(learnt, entered !== null) },
          ]}
        />
      </div>
    </Card>
  );
}

function evidenceFact(data: Evidence | null, nothing: string): string {
  return data === null ? nothing : `${evidenceWords(data)}, grade ${data.grade}. ${data.source}`;
}

function learntFact(learnt: Evidence | null, isEntered: boolean): string {
  if (learnt === null) return "nothing yet";
  const words = evidenceFact(learnt, "");
  return isEntered ? `${words}. What was entered stands before it.` : words;
}
