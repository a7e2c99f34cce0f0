/** The first stop of the keyboard: past the navigation, to `#content`. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-30 rounded-control bg-brand px-4 py-2 text-14 font-medium text-brand-ink focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
    >
      Skip to content
    </a>
  );
}
