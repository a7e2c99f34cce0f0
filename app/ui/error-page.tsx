import { BrandMark } from "./brand-mark.tsx";
import { LinkButton } from "./link-button.tsx";
import type { BrandProps } from "./nav-item.ts";

export type ErrorPageProps = {
  status: number;
  /** Whose pages these are; left out where not even that could be read. */
  brand?: BrandProps | undefined;
};

const words: Record<number, { title: string; text: string }> = {
  400: {
    title: "We could not read that request",
    text: "Something in the address or the form was not complete. Go back and try once more.",
  },
  403: {
    title: "This page is not open to you",
    text: "You are signed in, but this page is for somebody else. If you think it should be yours, ask the person who invited you.",
  },
  404: {
    title: "There is nothing at this address",
    text: "The page may have moved, or the link may be incomplete. Nothing of yours is lost.",
  },
  405: {
    title: "That cannot be done at this address",
    text: "The page is there, but it does not take what was sent. Go back to the page and use its buttons.",
  },
  410: { title: "This is no longer here", text: "What stood here has been taken away for good." },
  429: { title: "That was a little fast", text: "Please wait a minute, then try again." },
};

const fault = {
  title: "Something broke on our side",
  text: "It is not your doing, and what you saved before is safe. Please try again in a moment.",
};

/** The words for a status; what is not listed is a fault of the request or of ours, by its hundred. */
function wordsFor(status: number) {
  return words[status] ?? (status >= 400 && status < 500 ? (words[400] ?? fault) : fault);
}

/** The title of the page that says what went wrong. */
export function errorTitle(status: number): string {
  return wordsFor(status).title;
}

/** What went wrong, in plain words, with a way back. */
export function ErrorPage({ status, brand }: ErrorPageProps) {
  const { title, text } = wordsFor(status);
  return (
    <div className="flex min-h-dvh flex-col">
      {brand ? (
        <header className="mx-auto flex w-full max-w-5xl px-5 py-4 sm:px-8">
          <BrandMark {...brand} />
        </header>
      ) : null}
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-4 px-5 py-16 text-16 outline-none sm:px-8"
      >
        <h1 className="font-greeting text-28 font-medium tracking-tight sm:text-36">{title}</h1>
        <p className="text-18 text-ink-soft">{text}</p>
        <p className="pt-2">
          <LinkButton href="/" external look="primary">
            Go to the front page
          </LinkButton>
        </p>
      </main>
    </div>
  );
}
