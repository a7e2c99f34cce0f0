import { useEffect, useRef } from "react";
import { Card } from "#app/ui/card.tsx";
import { Copy } from "#app/ui/copy.tsx";

/** The secret of a key that was created just now; it takes the focus, because it is shown only once. */
export function NewApiKey({ name, secret }: { name: string; secret: string }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new secret takes the focus again
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "center" });
  }, [secret]);
  return (
    <div ref={box} role="status" tabIndex={-1}>
      <Card
        tone="warm"
        title={`Copy the key for ${name} now`}
        lead="You see it only this once: we keep no copy."
      >
        <Copy label="Key" value={secret} />
      </Card>
    </div>
  );
}
