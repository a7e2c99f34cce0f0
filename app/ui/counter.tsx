import { type FormEvent, useState } from "react";
import { useReady } from "./use-ready.ts";

/** Counts what stands in a field while it is typed. */
export function useCount(initial: string) {
  const [count, setCount] = useState(initial.length);
  function onInput(event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) {
    setCount(event.currentTarget.value.length);
  }
  return { count, onInput };
}

/** Says how much room is left; without script, how much there is. */
export function Counter({ id, count, limit }: { id: string; count: number; limit: number }) {
  const ready = useReady();
  const left = limit - count;
  return (
    <p id={`${id}-counter`} className="text-12 tabular-nums text-ink-quiet">
      {ready ? `${left} of ${limit} characters left` : `Up to ${limit} characters`}
    </p>
  );
}
