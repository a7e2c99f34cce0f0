import { Download } from "lucide-react";
import { Anchor } from "./anchor.tsx";
import { Swatch } from "./hatch.tsx";
import type { ScatterPoint } from "./scatter-data.ts";
import { ScatterPicture, type ScatterPictureProps } from "./scatter-picture.tsx";
import { TextLink } from "./text-link.tsx";

export type ScatterPlotProps = Pick<
  ScatterPictureProps,
  "parting" | "parts" | "xLabel" | "yLabel" | "formatTick"
> & {
  title: string;
  points: readonly ScatterPoint[];
  /** What the groups are called, by index. */
  groups: readonly string[];
  /** What is shown of how many, and how the axes are to be read. */
  note: string;
  /** The same numbers as a list, and as a file. */
  list: { href: string; label: string };
  downloadHref: string;
};

/** Dots in two dimensions, parted in four, with where the same numbers stand as a list and as a file. */
export function ScatterPlot({
  title,
  points,
  groups,
  note,
  list,
  downloadHref,
  ...picture
}: ScatterPlotProps) {
  return (
    <figure className="@container flex min-w-0 flex-col gap-3">
      <figcaption className="text-14 font-medium">{title}</figcaption>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-soft">
        {groups.map((group, index) => (
          <li key={group} className="flex items-center gap-1.5">
            <Swatch index={index} />
            {group}
          </li>
        ))}
      </ul>
      <ScatterPicture {...picture} points={points} width={340} height={340} className="block @lg:hidden" />
      <ScatterPicture {...picture} points={points} width={760} height={440} className="hidden @lg:block" />
      <p className="max-w-prose text-12 text-ink-quiet">{note}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <TextLink href={list.href} className="inline-flex min-h-8 items-center text-14 font-medium">
          {list.label}
        </TextLink>
        <Anchor
          href={downloadHref}
          external
          download
          className="inline-flex min-h-8 items-center gap-1.5 text-14 font-medium text-brand hover:underline"
        >
          <Download size={16} strokeWidth={1.75} aria-hidden />
          Download
          <span className="sr-only"> {title}</span>
        </Anchor>
      </div>
    </figure>
  );
}
