import { Anchor, type AnchorProps } from "./anchor.tsx";
import { classNames } from "./class-names.ts";

/** A link in running text. */
export function TextLink({ className, ...rest }: AnchorProps) {
  return <Anchor className={classNames("link", className)} {...rest} />;
}
