import type { FieldMetadata } from "@conform-to/react";
import { type ReactNode, useState } from "react";
import { betaQuantile } from "#app/domain/value/beta.ts";
import { Field } from "#app/ui/field.tsx";
import { fieldProps } from "../field-props.ts";
import type { PriorWords } from "./prior-words.ts";

type PriorFieldsProps = {
  words: PriorWords;
  alpha: FieldMetadata<string>;
  beta: FieldMetadata<string>;
  children?: ReactNode;
};

/** What is assumed of a share, and in words what the two numbers say. */
export function PriorFields({ words, alpha, beta, children }: PriorFieldsProps) {
  const [typed, setTyped] = useState({
    alpha: String(alpha.initialValue ?? ""),
    beta: String(beta.initialValue ?? ""),
  });
  return (
    <fieldset className="flex flex-col gap-4 border-t border-line pt-5">
      <legend className="float-left w-full text-14 font-semibold">{words.title}</legend>
      <p className="clear-both max-w-prose text-14 text-ink-quiet">{words.text}</p>
      <div className="grid gap-4 sm:max-w-lg sm:grid-cols-2">
        <Field
          label={words.alpha}
          inputMode="numeric"
          required
          {...fieldProps(alpha)}
          onInput={(event) => setTyped({ ...typed, alpha: event.currentTarget.value })}
        />
        <Field
          label={words.beta}
          inputMode="numeric"
          required
          {...fieldProps(beta)}
          onInput={(event) => setTyped({ ...typed, beta: event.currentTarget.value })}
        />
      </div>
      <output htmlFor={`${alpha.id} ${beta.id}`} className="text-14 tabular-nums">
        {shareWords(Number(typed.alpha), Number(typed.beta))}
      </output>
      <p className="max-w-prose text-14 text-ink-quiet">{words.source}</p>
      {children}
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
