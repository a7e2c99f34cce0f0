import type { ButtonHTMLAttributes } from "react";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-look.ts";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: ButtonLook;
  size?: ButtonSize;
};

/** A button; sends its form unless told otherwise. Its label is a verb. */
export function Button({
  look = "primary",
  size = "normal",
  className,
  type = "submit",
  ...rest
}: ButtonProps) {
  return <button type={type} className={buttonClass(look, size, className)} {...rest} />;
}
