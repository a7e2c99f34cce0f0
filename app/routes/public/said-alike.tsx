import { TextLink } from "#app/ui/text-link.tsx";

type SaidAlikeProps = { ideas: readonly { id: string; title: string; author: string | null }[] };

/** How others said the same: the ideas that were merged into this one. */
export function SaidAlike({ ideas }: SaidAlikeProps) {
  if (ideas.length === 0) return null;
  return (
    <section aria-labelledby="alike" className="flex flex-col gap-3">
      <h2 id="alike" className="text-22 font-semibold">
        Others said it like this
      </h2>
      <ul className="flex flex-col gap-2">
        {ideas.map((idea) => (
          <li key={idea.id} className="min-w-0">
            <TextLink href={`/ideas/${idea.id}`}>
              <span dir="auto">{idea.title}</span>
            </TextLink>{" "}
            <span className="text-14 text-ink-quiet">· {idea.author ?? "A customer"}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
