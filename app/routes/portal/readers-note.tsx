type ReadersNoteProps = { name: string; shortName: string; others: readonly string[] };

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Who will read what is written here, and who will not. */
export function ReadersNote({ name, shortName, others }: ReadersNoteProps) {
  return (
    <div className="rounded-control border border-line bg-paper px-4 py-3 text-14 text-ink-soft">
      <p className="font-medium text-ink">Who will read it</p>
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-5">
        <li>
          {name}, and a colleague if {shortName} hands it on. You see their name.
        </li>
        <li>
          If {shortName} leaves us, an owner gives it to a colleague without reading it, and you are told
          whom.
        </li>
        {others.length > 0 ? (
          <li>
            {list.format(others)} can read it too, unless you tick “Only {shortName} may read it”.
          </li>
        ) : null}
      </ul>
      <p className="mt-2 font-medium text-ink">Who will not</p>
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-5">
        <li>Other customers, ever.</li>
        <li>Everybody else on the staff. They may see that you wrote, never what.</li>
      </ul>
    </div>
  );
}
