import { Form } from "@remix-run/react";
import { longestAnswer, profileFields } from "#app/domain/consent/profile-fields.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckBox } from "#app/ui/check-box.tsx";
import { Field } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/select-field.tsx";

type Answer = { field: string; value: string; shared: boolean };

/** What somebody tells of themselves; each field is shared only where its own box is ticked. */
export function ProfileForm({ company, profile }: { company: string; profile: readonly Answer[] }) {
  return (
    <section className="flex flex-col gap-5" aria-labelledby="profile">
      <div className="flex flex-col gap-1">
        <h2 id="profile" className="text-22 font-semibold">
          About you, if you like
        </h2>
        <p className="max-w-prose text-ink-soft">
          Nothing here is needed. {company} reads a field only while its box is ticked.
        </p>
      </div>
      <Form
        method="post"
        action="/consent"
        noValidate
        className="flex flex-col gap-6 rounded-card border border-line bg-raised p-5"
      >
        <input type="hidden" name="intent" value="profile" />
        {profileFields.map(({ field, label, choices }) => {
          const answer = profile.find((one) => one.field === field) ?? { value: "", shared: false };
          return (
            <div key={field} className="grid items-end gap-x-6 gap-y-2 sm:grid-cols-[1fr_15rem]">
              {choices === null ? (
                <Field
                  label={label}
                  name={field}
                  optional
                  maxLength={longestAnswer}
                  defaultValue={answer.value}
                />
              ) : (
                <SelectField
                  label={label}
                  name={field}
                  optional
                  defaultValue={answer.value}
                  options={[
                    { value: "", label: "Not said" },
                    ...choices.map((choice) => ({ value: choice, label: choice })),
                  ]}
                />
              )}
              <div className="sm:pb-1">
                <CheckBox
                  name={`share-${field}`}
                  label={`Share ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
                  defaultChecked={answer.shared}
                />
              </div>
            </div>
          );
        })}
        <div>
          <Button>Save what you tell</Button>
        </div>
      </Form>
    </section>
  );
}
