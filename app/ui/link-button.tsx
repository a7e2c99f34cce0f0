import { Anchor, type AnchorProps } from "./anchor.tsx";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-look.ts";

export type LinkButtonProps = AnchorProps & { look?: ButtonLook; size?: ButtonSize };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ look = "secondary", size = "normal", className, ...rest }: LinkButtonProps) {
  return <Anchor className={buttonClass(look, size, className)} {...rest} />;
}
