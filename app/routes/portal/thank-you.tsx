import { Money } from "#app/ui/money.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";

type ThankYouProps = {
  thanks: { reason: string; amountMinor: string; currency: string; grantedAt: string };
  company: string;
  now: string;
  timeZone: string;
};

/** The latest note that staff sent with a reward, in their words. */
export function ThankYou({ thanks, company, now, timeZone }: ThankYouProps) {
  return (
    <section className="flex flex-col gap-4" aria-labelledby="thanks">
      <h2 id="thanks" className="text-22 font-semibold">
        Thank you
      </h2>
      <figure className="flex flex-col gap-3 border-s-2 border-brand ps-5">
        <blockquote className="as-typed font-greeting text-22">{thanks.reason}</blockquote>
        <figcaption className="text-14 text-ink-quiet">
          {company}, <When at={thanks.grantedAt} now={now} style="day" timeZone={timeZone} />, with{" "}
          <TextLink href="/rewards">
            <Money amountMinor={thanks.amountMinor} currency={thanks.currency} /> of credit
          </TextLink>
        </figcaption>
      </figure>
    </section>
  );
}
