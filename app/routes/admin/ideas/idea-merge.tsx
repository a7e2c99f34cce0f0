import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SearchBox } from "#app/ui/search-box.tsx";
import { counted } from "../../counted.ts";
import { wordsOfStatus } from "../../idea-words.ts";

type Similar = { id: string; title: string; status: string; voteCount: number; commentCount: number };

type IdeaMergeProps = {
  ideaId: string;
  similar: readonly Similar[];
  /** What was searched for; empty where the ideas are those close to this one. */
  searched: string;
  lastResult: SubmissionResult | null;
};

/** Choosing the idea that says the same, among those close to this one or to other words. */
export function IdeaMerge({ ideaId, similar, searched, lastResult }: IdeaMergeProps) {
  const errors = lastResult?.error ?? {};
  const chosen = lastResult?.initialValue?.["into"];
  return (
    <div id="merge" className="scroll-mt-20">
      <Disclosure summary="Merge with another idea" open={searched !== "" || lastResult !== null}>
        <Card>
          <div className="flex flex-col gap-4">
            <p className="text-14 text-ink-quiet">
              Its page stays and leads on to the other; every vote counts there, once a person. Author and
              voters are told. You can undo it.
            </p>
            <SearchBox
              key={searched}
              action={`/admin/ideas/${ideaId}#merge`}
              name="same"
              label="Search for the other idea"
              value={searched}
            />
            {similar.length === 0 ? (
              <p className="text-14 text-ink-quiet">
                No other public idea is close to {searched === "" ? "this one" : "these words"}. Search for
                other words.
              </p>
            ) : (
              <Form method="post" className="flex flex-col gap-4">
                <ErrorSummary
                  errors={Object.entries(errors).flatMap(([field, messages]) =>
                    (messages ?? []).map((message) =>
                      field === "" ? { message } : { field: "into", message },
                    ),
                  )}
                />
                <Choice
                  kind="radio"
                  legend="It goes on as"
                  name="into"
                  options={similar.map((idea) => ({
                    value: idea.id,
                    label: idea.title,
                    hint: factsOf(idea),
                  }))}
                  {...(typeof chosen === "string" ? { defaultValue: chosen } : {})}
                  error={errors["into"] ?? null}
                />
                <Button name="intent" value="merge" look="secondary" className="self-start">
                  Merge them
                </Button>
              </Form>
            )}
          </div>
        </Card>
      </Disclosure>
    </div>
  );
}

function factsOf({ status, voteCount, commentCount }: Similar): string {
  const facts = [counted(voteCount, "vote", "votes"), counted(commentCount, "comment", "comments")];
  return [...facts, ...(status === "open" ? [] : [wordsOfStatus(status).label])].join(" · ");
}
