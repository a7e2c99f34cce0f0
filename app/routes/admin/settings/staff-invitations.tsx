import { parseRole, roleWords } from "#app/domain/people/roles.ts";
import { Card } from "#app/ui/card.tsx";
import { When } from "#app/ui/when.tsx";

type StaffInvitationsProps = {
  invitations: readonly { id: string; email: string; role: string; expiresAt: string }[];
  timeZone: string;
  now: string;
};

/** Who has been invited and has not come yet. */
export function StaffInvitations({ invitations, timeZone, now }: StaffInvitationsProps) {
  return (
    <Card title="Invited">
      <ul className="flex flex-col gap-2 text-14">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            {invitation.email}, {roleWords(parseRole(invitation.role) ?? "executive").name.toLowerCase()},
            until <When at={invitation.expiresAt} now={now} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
