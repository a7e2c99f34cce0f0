import { type MouseEvent, type ReactNode, useRef } from "react";
import type { ButtonLook, ButtonSize } from "./button-look.ts";
import { DialogBox } from "./dialog-box.tsx";
import { LinkButton } from "./link-button.tsx";

export type DialogProps = {
  /** What the opening link says. */
  trigger: ReactNode;
  /** The page that does the same without script. */
  href: string;
  title: string;
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
};

/** A link to a page that opens here instead, in the middle. */
export function Dialog(props: DialogProps) {
  return <Floating {...props} side="middle" />;
}

/**
 * The same from the right edge, for something longer beside the page.
 * @public
 */
export function Sheet(props: DialogProps) {
  return <Floating {...props} side="end" />;
}

function Floating({
  trigger,
  href,
  title,
  look,
  size,
  side,
  children,
}: DialogProps & { side: "middle" | "end" }) {
  const dialog = useRef<HTMLDialogElement>(null);
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    dialog.current?.showModal();
  }
  return (
    <>
      <LinkButton href={href} look={look} size={size} onClick={open}>
        {trigger}
      </LinkButton>
      <DialogBox ref={dialog} title={title} side={side}>
        {children}
      </DialogBox>
    </>
  );
}
