import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import { betaQuantile } from "#app/domain/value/beta.ts";
import { Field } from "#app/ui/field.tsx";
import { fieldProps } from "../field-props.ts";

type PriorFieldsProps = { alpha: FieldMetadata<string>; beta: FieldMetadata<string> };

/** What is assumed of friends who would not have come otherwise, and in words what the two numbers say. */
export function PriorFields({ alpha, beta }: PriorFieldsProps) {
  const [typed, setTyped] = useState({
    alpha: String(alpha.initialValue ?? ""),
    beta: String(beta.initialValue ?? ""),
  });
  return (
    <fieldset className="flex flex-col gap-4 border-t border-line pt-5">
      <legend className="float-left w-full text-14 font-semibold">
        Friends who would not have come otherwise
      </legend>
      <p className="clear-both max-w-prose text-14 text-ink-quiet">
        Of the margin of a friend's orders, this share is credited to whoever brought the friend and taken
        from the friend's own contribution, so that nothing counts twice. It is an assumption until you
        measure it: every such figure carries its range and grade D. Think of asking some of these friends:
        how many came only because of the link, and how many would have come anyway? The more you ask, the
        narrower the range.
      </p>
      <div className="grid gap-4 sm:max-w-lg sm:grid-cols-2">
        <Field
          label="Came because of it (α)"
          inputMode="numeric"
          required
          {...fieldProps(alpha)}
          onInput={(event) => setTyped({ ...typed, alpha: event.currentTarget.value })}
        />
        <Field
          label="Would have come anyway (β)"
          inputMode="numeric"
          required
          {...fieldProps(beta)}
          onInput={(event) => setTyped({ ...typed, beta: event.currentTarget.value })}
        />
      </div>
      <output htmlFor={`${alpha.id} ${beta.id}`} className="text-14 tabular-nums">
        {shareWords(Number(typed.alpha), Number(typed.beta))}
      </output>
      <p className="max-w-prose text-14 text-ink-quiet">
        5 and 5 is deliberately wide: Kumar, Petersen and Leone (2010) tell the two kinds of friends apart,
        and the shares they report differ from firm to firm.
      </p>
    </fieldset>
  );
}

/** A Beta distribution as a share and its 80 % range. */
function shareWords(alpha: number, beta: number): string {
  if (!isCount(alpha) || !isCount(beta)) return "Enter two whole numbers from 1 to 1000.";
  const percent = (share: number) => Math.round(100 * share);
  const [low, high] = [betaQuantile(0.1, alpha, beta), betaQuantile(0.9, alpha, beta)];
  return `That says: ${percent(alpha / (alpha + beta))} % (80 % between ${percent(low)} and ${percent(high)}).`;
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 1000;
}
