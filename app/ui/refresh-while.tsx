import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for the page's data again each second as long as something goes on; without script the whole page, every other second. */
export function RefreshWhile({ on }: { on: boolean }) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!on || state !== "idle") return;
    const timer = setTimeout(revalidate, 1000);
    return () => clearTimeout(timer);
  }, [on, state, revalidate]);
  return on ? (
    <noscript>
      <meta httpEquiv="refresh" content="2" />
    </noscript>
  ) : null;
}
