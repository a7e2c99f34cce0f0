import { Anchor } from "./anchor.tsx";
import { classNames } from "./class-names.ts";
import { hueOf, initialsOf } from "./face.ts";

export type PersonProps = {
  name: string;
  role?: string | null;
  href?: string;
  size?: "small" | "normal" | "large";
};

const faces = {
  small: "size-6 text-12",
  normal: "size-9 text-14",
  large: "size-14 text-22",
};

/** A face made of initials, the name, and the role beneath. */
export function Person({ name, role, href, size = "normal" }: PersonProps) {
  const title = href ? (
    <Anchor href={href} className="hover:underline">
      {name}
    </Anchor>
  ) : (
    name
  );
  return (
    <span
      className={classNames(
        "inline-flex min-w-0 max-w-full items-center",
        size === "small" ? "gap-2" : "gap-3",
      )}
    >
      <Face name={name} size={size} />
      <span className="min-w-0">
        <span className={`block font-medium text-ink ${size === "small" ? "leading-5" : "leading-snug"}`}>
          {title}
        </span>
        {role ? (
          <span className={`block text-ink-quiet ${size === "small" ? "text-12" : "text-14 leading-snug"}`}>
            {role}
          </span>
        ) : null}
      </span>
    </span>
  );
}

export type FaceProps = { name: string; size?: "small" | "normal" | "large" };

/** The initials alone; for readers of the screen the name stands beside it. */
export function Face({ name, size = "normal" }: FaceProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        "face inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none",
        size === "small" && "tracking-tight",
        faces[size],
        `hue-${hueOf(name)}`,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
