import { useEffect, useRef } from "react";

export type KeyActions = {
  /** `g`, then a letter of a place. */
  go: (letter: string) => void;
  /** `?` */
  help: () => void;
};

const off = "keys-off";

/** Whether this browser listens to single keys (WCAG 2.1.4: they can be turned off). */
export function keysAreOn(): boolean {
  return window.localStorage.getItem(off) === null;
}

export function turnKeys(on: boolean): void {
  if (on) window.localStorage.removeItem(off);
  else window.localStorage.setItem(off, "1");
}

/** Listens for `/`, `?`, `g` + letter, `j` and `k` on the whole page; never while somebody types or a dialog is open. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    let going = false;
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn() || isBusy(event.target)) return;
      const wasGoing = going;
      going = event.key === "g" && !wasGoing;
      if (wasGoing) latest.current.go(event.key);
      else if (event.key === "?") latest.current.help();
      else if (event.key === "j") moveRow(1);
      else if (event.key === "k") moveRow(-1);
      else if (event.key === "/" && focusSearch()) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** Moves the focus to the next or previous row that links somewhere. */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  const next = at < 0 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  rows[next]?.focus();
}

function focusSearch(): boolean {
  const search = [...document.querySelectorAll<HTMLInputElement>("[data-search]")].find((input) =>
    input.checkVisibility(),
  );
  search?.focus();
  search?.select();
  return search !== undefined;
}
