import { useEffect, useState } from "react";

/** Whether the page is alive in the browser: false on the server and where a page ships without script. */
export function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}
