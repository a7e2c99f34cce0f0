import { type Role, roles, roleWords } from "#app/domain/people/roles.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Person } from "#app/ui/person.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";

type Member = { staffId: string; name: string; email: string; role: Role; lastSeenAt: string | null };
type StaffListProps = { staff: readonly Member[]; timeZone: string; now: string; ownStaffId: string };

/** The staff, with what an owner may change. */
export function StaffList({ staff, timeZone, now, ownStaffId }: StaffListProps) {
  return (
    <Table
      caption="The staff"
      rows={staff}
      rowKey={(member) => member.staffId}
      columns={[
        {
          key: "name",
          label: "Name",
          cell: (member) => <Person name={member.name} role={member.email} size="small" />,
        },
        { key: "role", label: "Role", card: "inline", cell: (member) => roleWords(member.role).name },
        {
          key: "seen",
          label: "Signed in",
          card: "inline",
          cell: (member) =>
            member.lastSeenAt === null ? (
              "Not now"
            ) : (
              <When at={member.lastSeenAt} now={now} timeZone={timeZone} style="ago" />
            ),
        },
        {
          key: "change",
          label: "Change",
          card: "bare",
          cell: (member) => <MemberForms member={member} isSelf={member.staffId === ownStaffId} />,
        },
      ]}
    />
  );
}

function MemberForms({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const id = `role-${member.staffId}`;
  return (
    <Disclosure
      summary={
        <>
          Change <span className="sr-only">{member.name}</span>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <form method="post" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="staffId" value={member.staffId} />
          <SelectField
            id={id}
            name="role"
            label="Role"
            defaultValue={member.role}
            options={roles.map((role) => ({ value: role, label: roleWords(role).name }))}
          />
          <Button name="intent" value="role" look="secondary">
            Change role
          </Button>
        </form>
        <form method="post">
          <input type="hidden" name="staffId" value={member.staffId} />
          <Button name="intent" value="disable" look="trouble" size="small">
            {isSelf ? "Leave the staff" : `Take ${member.name} off the staff`}
          </Button>
        </form>
      </div>
    </Disclosure>
  );
}
