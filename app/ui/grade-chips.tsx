import { classNames } from "./class-names.ts";

export type Grade = "A" | "B" | "C" | "D";
export type GradeShares = Record<Grade, number>;

const order: readonly Grade[] = ["A", "B", "C", "D"];

const looks: Record<Grade, string> = {
  A: "bg-good-soft text-good",
  B: "bg-brand-soft text-brand",
  C: "bg-attention-soft text-attention",
  D: "bg-quiet-soft text-quiet",
};

/** How well the amount is evidenced: the share of each grade, best first. Grades without a share are left out. */
export function GradeChips({ grades }: { grades: GradeShares }) {
  return (
    <ul aria-label="Evidence" className="flex flex-wrap gap-1.5">
      {order
        .filter((grade) => grades[grade] > 0)
        .map((grade) => (
          <li key={grade}>
            <GradeChip grade={grade} share={grades[grade]} />
          </li>
        ))}
    </ul>
  );
}

/** One grade, with its share in per cent where there is one. */
export function GradeChip({ grade, share }: { grade: Grade; share?: number }) {
  return (
    <span
      className={classNames(
        "badge inline-flex items-baseline gap-1 rounded-control px-1.5 py-0.5 text-12 tabular-nums",
        looks[grade],
      )}
    >
      <span className="sr-only">Grade </span>
      <span className="font-semibold">{grade}</span>
      {share === undefined ? null : <span>{`${shareText(share)} %`}</span>}
    </span>
  );
}

/** A share in per cent, where something small is not nothing: "<1". */
export function shareText(share: number): string {
  return share > 0 && share < 1 ? "<1" : String(Math.round(share));
}
