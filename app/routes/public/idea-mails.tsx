import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";

type IdeaMailsProps = { ideaId: string; quiet: boolean };

/** For whoever proposed an idea or votes for it: whether we mail them about it. */
export function IdeaMails({ ideaId, quiet }: IdeaMailsProps) {
  return (
    <Card title="Mails about this idea">
      <form method="post" action={`/ideas/${ideaId}`} className="flex flex-col items-start gap-3">
        <p className="text-14 text-ink-soft">
          {quiet
            ? "We do not mail you about this idea. You find its news here."
            : "We mail you when it is answered, unless you stopped such mails."}
        </p>
        <input type="hidden" name="mails" value={quiet ? "wanted" : "stopped"} />
        <Button look="secondary" size="small">
          {quiet ? "Mail me about this idea again" : "Stop mails about this idea"}
        </Button>
      </form>
    </Card>
  );
}
