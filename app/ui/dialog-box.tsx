import { X } from "lucide-react";
import { forwardRef, type MouseEvent, type ReactNode, useId } from "react";

export type DialogBoxProps = { title: string; side?: "middle" | "end"; children: ReactNode };

/** The native dialog itself, closed until its ref is told `showModal()`. Closes by Escape, by its button and by a press outside. */
export const DialogBox = forwardRef<HTMLDialogElement, DialogBoxProps>(function DialogBox(props, ref) {
  const titleId = useId();
  function closeOutside(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === event.currentTarget) event.currentTarget.close();
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog by itself.
    <dialog
      ref={ref}
      className="dialog"
      data-side={props.side}
      aria-labelledby={titleId}
      onClick={closeOutside}
    >
      <div className="flex flex-col gap-4 p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-18 font-semibold">
            {props.title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            className="-m-2 rounded-control p-2 text-ink-quiet hover:bg-sunken"
            onClick={(event) => event.currentTarget.closest("dialog")?.close()}
          >
            <X size={20} strokeWidth={1.75} aria-hidden />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
});
