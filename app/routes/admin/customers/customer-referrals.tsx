import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";

type Partner = { id: string; title: string; at: string; bought: boolean };

type CustomerReferralsProps = {
  broughtBy: Partner | null;
  brought: readonly Partner[];
  broughtCount: number;
  now: string;
  timeZone: string;
};

/** Who brought this customer, and whom this customer brought. */
export function CustomerReferrals({
  broughtBy,
  brought,
  broughtCount,
  now,
  timeZone,
}: CustomerReferralsProps) {
  return (
    <Card title="Referrals">
      <div className="flex flex-col gap-3 text-14">
        <p>
          {broughtBy ? (
            <>
              {"Brought by "}
              <TextLink href={`/admin/customers/${broughtBy.id}`}>{broughtBy.title}</TextLink>
              {", "}
              <When at={broughtBy.at} now={now} style="day" timeZone={timeZone} />
            </>
          ) : (
            "Nobody brought this customer."
          )}
        </p>
        <p className="font-medium">
          {broughtCount === 0
            ? "Has brought nobody yet."
            : `Has brought ${counted(broughtCount, "customer", "customers")}:`}
        </p>
        <ul className="flex flex-col gap-2">
          {brought.map((friend) => (
            <li key={friend.id} className="flex flex-wrap justify-between gap-x-3">
              <TextLink href={`/admin/customers/${friend.id}`} className="wrap-anywhere">
                {friend.title}
              </TextLink>
              <span className="text-ink-quiet">
                <When at={friend.at} now={now} style="day" timeZone={timeZone} />,{" "}
                {friend.bought ? "bought" : "has not bought yet"}
              </span>
            </li>
          ))}
        </ul>
        {broughtCount > brought.length ? (
          <p className="text-ink-quiet">and {counted(broughtCount - brought.length, "more", "more")}</p>
        ) : null}
      </div>
    </Card>
  );
}
