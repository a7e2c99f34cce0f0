import { useId } from "react";

export type ProgressProps = {
  label: string;
  done: number;
  total: number;
  /** What is counted, such as "orders". */
  unit?: string;
};

/** How far something has come, with its counts. */
export function Progress({ label, done, total, unit }: ProgressProps) {
  const id = useId();
  const counts = `${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}${unit ? ` ${unit}` : ""}`;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap justify-between gap-x-4 text-14">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <span className="tabular-nums text-ink-quiet">{counts}</span>
      </div>
      <progress id={id} className="progress" value={Math.min(done, total)} max={total || 1}>
        {counts}
      </progress>
    </div>
  );
}
