export type Tone = "good" | "attention" | "trouble" | "quiet" | "brand";

/** Text on its own soft ground. */
export const toneSoft: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  attention: "bg-attention-soft text-attention",
  trouble: "bg-trouble-soft text-trouble",
  quiet: "bg-quiet-soft text-quiet",
  brand: "bg-brand-soft text-brand",
};
