import { Button } from "./button.tsx";
import type { LayoutPerson } from "./nav-item.ts";
import { Person } from "./person.tsx";

export type SignOut = { action: string; label: string };

export type PersonMenuProps = { person: LayoutPerson; signOut?: SignOut };

/** Who is signed in, and the way out. */
export function PersonMenu({ person, signOut }: PersonMenuProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-2 text-14">
      <Person {...person} />
      {signOut ? (
        <form method="post" action={signOut.action}>
          <Button look="plain" size="small" className="px-2!">
            {signOut.label}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
