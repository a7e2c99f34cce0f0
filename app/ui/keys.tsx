import { useInRouterContext, useNavigate } from "@remix-run/react";
import { Keyboard } from "lucide-react";
import { useRef, useState } from "react";
import { DialogBox } from "./dialog-box.tsx";
import type { NavItem } from "./nav-item.ts";
import { keysAreOn, turnKeys, useKeys } from "./use-keys.ts";
import { useReady } from "./use-ready.ts";

export type KeysProps = { nav: readonly NavItem[] };

/** The keys of the workplace: listens for them, shows them, and can turn them off. Nothing without script. */
export function Keys({ nav }: KeysProps) {
  const routed = useInRouterContext();
  const ready = useReady();
  return routed && ready ? <LiveKeys nav={nav} /> : null;
}

function LiveKeys({ nav }: KeysProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const [on, setOn] = useState(keysAreOn);
  useKeys({
    go: (letter) => {
      const item = nav.find((one) => one.letter === letter);
      if (item) navigate(item.href);
    },
    help: () => dialog.current?.showModal(),
  });
  return (
    <>
      <button
        type="button"
        className="inline-flex min-h-8 items-center gap-2 self-start rounded-control px-2 text-14 text-ink-quiet hover:bg-quiet-soft"
        onClick={() => dialog.current?.showModal()}
      >
        <Keyboard size={18} strokeWidth={1.75} aria-hidden />
        Keys
      </button>
      <DialogBox ref={dialog} title="Keys">
        <KeyList nav={nav} />
        <label className="flex items-center gap-3 border-t border-line pt-4 text-14">
          <input
            type="checkbox"
            className="size-5"
            checked={on}
            onChange={(event) => {
              turnKeys(event.currentTarget.checked);
              setOn(event.currentTarget.checked);
            }}
          />
          Listen to single keys
        </label>
      </DialogBox>
    </>
  );
}

function KeyList({ nav }: KeysProps) {
  const rows = [
    { keys: ["/"], what: "Search" },
    { keys: ["j"], what: "Next row" },
    { keys: ["k"], what: "Previous row" },
    { keys: ["?"], what: "Show these keys" },
    ...nav.flatMap((item) => (item.letter ? [{ keys: ["g", item.letter], what: item.label }] : [])),
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2 text-14">
      {rows.map((row) => (
        <div key={row.what} className="contents">
          <dt className="flex gap-1">
            {row.keys.map((key) => (
              <kbd
                key={key}
                className="min-w-6 rounded-control border border-line-strong bg-sunken px-1.5 py-0.5 text-center font-sans text-12"
              >
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{row.what}</dd>
        </div>
      ))}
    </dl>
  );
}
