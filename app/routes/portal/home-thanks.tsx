import { Money } from "#app/ui/money.tsx";
import { Person } from "#app/ui/person.tsx";
import { When } from "#app/ui/when.tsx";

export type HomeThanksNote = {
  amountMinor: string;
  currency: string;
  reason: string;
  grantedAt: string;
  signedBy: { name: string; title: string | null } | null;
};

/** The latest thank-you, in the words of who signed it. */
export function HomeThanks(props: { thanks: HomeThanksNote; now: string; timeZone: string }) {
  const { thanks, now, timeZone } = props;
  return (
    <section className="flex flex-col gap-4" aria-labelledby="thanks">
      <h2 id="thanks" className="text-22 font-semibold">
        Thank you
      </h2>
      <figure className="flex flex-col gap-4 rounded-card border border-line bg-raised px-6 py-5">
        <blockquote className="font-greeting text-18 wrap-anywhere" dir="auto">
          {thanks.reason}
        </blockquote>
        <figcaption className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          {thanks.signedBy === null ? (
            <span />
          ) : (
            <Person name={thanks.signedBy.name} role={thanks.signedBy.title} />
          )}
          <span className="text-14 text-ink-quiet">
            with <Money amountMinor={thanks.amountMinor} currency={thanks.currency} />,{" "}
            <When at={thanks.grantedAt} now={now} style="day" timeZone={timeZone} />
          </span>
        </figcaption>
      </figure>
    </section>
  );
}
