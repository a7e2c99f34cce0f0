import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Face } from "./person.tsx";
import { When } from "./when.tsx";

export type Message = {
  id: string;
  from: { name: string; role?: string | null };
  at: Date | string;
  /** As it was typed; line breaks are kept. */
  text: string;
  /** Written by the person who is reading. */
  mine?: boolean;
  /** A word on the message, such as a Badge. */
  note?: ReactNode;
};

export type ThreadProps = {
  label: string;
  messages: readonly Message[];
  now: Date | string;
  timeZone?: string;
};

/** A conversation, oldest first. */
export function Thread({ label, messages, now, timeZone }: ThreadProps) {
  return (
    <ol aria-label={label} className="flex flex-col gap-5">
      {messages.map((message) => (
        <li key={message.id}>
          <article className="flex gap-3">
            <Face name={message.from.name} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-2 text-14">
                <span className="min-w-0 font-semibold wrap-anywhere">
                  {message.mine ? "You" : message.from.name}
                </span>
                {message.from.role && !message.mine ? (
                  <span className="min-w-0 text-ink-quiet wrap-anywhere">{message.from.role}</span>
                ) : null}
                <span className="text-ink-quiet">
                  <When at={message.at} now={now} timeZone={timeZone} />
                </span>
                {message.note}
              </p>
              <div
                className={classNames(
                  "as-typed mt-1.5 rounded-card px-4 py-3",
                  message.mine ? "bg-brand-soft" : "border border-line bg-raised",
                )}
              >
                {message.text}
              </div>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}
