import { factsOfKind, type NoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";

/** One tick a kind of news: by mail, or here alone. */
export function MailPreferences(props: {
  action: string;
  preferences: readonly { kind: NoticeKind; byMail: boolean }[];
}) {
  const { action, preferences } = props;
  return (
    <form method="post" action={action} className="flex flex-col gap-5">
      <input type="hidden" name="intent" value="save" />
      <Choice
        kind="checkbox"
        legend="Mail me when"
        name="byMail"
        options={preferences.map(({ kind }) => ({ value: kind, label: factsOfKind(kind).label }))}
        defaultValue={preferences.filter(({ byMail }) => byMail).map(({ kind }) => kind)}
      />
      <Button className="self-start">Save my choice</Button>
    </form>
  );
}
