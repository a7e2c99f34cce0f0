import { Button } from "#app/ui/button.tsx";
import { useNonce } from "#app/ui/nonce.tsx";
import script from "./ideas-matches.js?url";

type IdeaFieldProps = { typed: string };

/** One field that finds and shares. Without script it finds when sent; with it, matches appear while typing. */
export function IdeaField({ typed }: IdeaFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <search>
        <form method="get" action="/ideas" className="flex flex-wrap gap-3">
          <label htmlFor="q" className="sr-only">
            Tell us in a sentence
          </label>
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={typed}
            maxLength={140}
            autoComplete="off"
            placeholder="Tell us in a sentence"
            data-ideas-field=""
            aria-describedby="q-matches-count"
            className="control min-h-12 min-w-0 flex-1 basis-60 text-18"
          />
          <Button size="large">Find or share</Button>
        </form>
      </search>
      <p id="q-matches-count" role="status" data-ideas-count="" className="text-14 text-ink-quiet" />
      <ul data-ideas-matches="" className="flex flex-col gap-1" hidden />
      <script type="module" src={script} nonce={useNonce()} />
    </div>
  );
}
