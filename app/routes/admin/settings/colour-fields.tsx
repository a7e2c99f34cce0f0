import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import { Field } from "#app/ui/field.tsx";
import { fieldProps } from "../../field-props.ts";
import { ColourSwatch } from "./colour-swatch.tsx";

type ColourFieldsProps = { hue: FieldMetadata<number>; chroma: FieldMetadata<number> };

/** The two numbers of the house colour, with a swatch that follows them. */
export function ColourFields({ hue, chroma }: ColourFieldsProps) {
  const [shown, setShown] = useState({
    hue: Number(hue.initialValue ?? 35),
    chroma: Number(chroma.initialValue ?? 120),
  });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-14 font-semibold">Colour of the house</legend>
      <Field
        label="Hue"
        hint="In degrees: 25 red, 90 gold, 145 green, 205 sea, 260 blue, 320 plum."
        type="number"
        min={0}
        max={360}
        className="max-w-32"
        {...fieldProps(hue)}
        onInput={(event) => setShown({ ...shown, hue: Number(event.currentTarget.value) })}
      />
      <Field
        label="Strength"
        hint="From 0, which is grey, to 160."
        type="number"
        min={0}
        max={160}
        className="max-w-32"
        {...fieldProps(chroma)}
        onInput={(event) => setShown({ ...shown, chroma: Number(event.currentTarget.value) })}
      />
      <ColourSwatch {...shown} />
    </fieldset>
  );
}
