import { Card } from "#app/ui/card.tsx";
import { Copy } from "#app/ui/copy.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";

type Balance = { currency: string; availableMinor: string; pendingMinor: string; nextAt: string | null };

type HomeLinkProps = {
  link: { address: string; clicks: number; joined: number; bought: number };
  balances: readonly Balance[];
  now: string;
  timeZone: string;
};

/** The customer's link on the home page: the link, how it does, and the credit it brought. */
export function HomeLink({ link, balances, now, timeZone }: HomeLinkProps) {
  return (
    <Card
      tone="warm"
      title="Your link"
      actions={
        <LinkButton size="small" href="/refer">
          More ways to share
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-4">
        <Copy label="The link to share" labelHidden value={link.address} />
        <p className="text-ink-soft">
          {counted(link.clicks, "opening", "openings")} · {link.joined} joined · {link.bought} bought
        </p>
        {balances.map((balance) => (
          <p key={balance.currency}>
            <TextLink href="/rewards">Your credit</TextLink>
            {": "}
            <Money amountMinor={balance.availableMinor} currency={balance.currency} className="font-medium" />{" "}
            ready to use
            {balance.pendingMinor === "0" ? null : (
              <>
                {", "}
                <Money
                  amountMinor={balance.pendingMinor}
                  currency={balance.currency}
                  className="font-medium"
                />{" "}
                on its way
                {balance.nextAt ? (
                  <>
                    {" (from "}
                    <When at={balance.nextAt} now={now} style="day" timeZone={timeZone} />)
                  </>
                ) : null}
              </>
            )}
          </p>
        ))}
      </div>
    </Card>
  );
}
