import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";

type Consent = { purposeId: string; purpose: string; at: string; isEarlier: boolean };

type CustomerSharingProps = {
  consents: readonly Consent[];
  profile: readonly { label: string; value: string }[];
  now: string;
  timeZone: string;
};

/** What a customer agreed to, and what they tell of themselves. */
export function CustomerSharing({ consents, profile, now, timeZone }: CustomerSharingProps) {
  return (
    <Card title="Shares with you">
      {consents.length === 0 ? (
        <p className="text-14 text-ink-quiet">No data for any purpose.</p>
      ) : (
        <ul className="flex flex-col gap-1 text-14">
          {consents.map(({ purposeId, purpose, at, isEarlier }) => (
            <li key={purposeId}>
              <TextLink href={`/admin/purposes/${purposeId}`} className="inline-block min-h-6 py-0.5">
                {purpose}
              </TextLink>
              , since <When at={at} now={now} style="day" timeZone={timeZone} />
              {isEarlier ? " (for an earlier version)" : null}
            </li>
          ))}
        </ul>
      )}
      {profile.length > 0 ? (
        <div className="mt-3 border-t border-line pt-1">
          <Facts facts={profile} />
        </div>
      ) : null}
    </Card>
  );
}
