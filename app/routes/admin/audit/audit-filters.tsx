import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { eventWords } from "./event-words.ts";

type AuditFiltersProps = {
  verbs: readonly string[];
  said: { verb: string | null; actor: string | null; from: string | null; until: string | null };
  customer: string | null;
};

const actors = [
  { value: "", label: "Anybody" },
  { value: "customer", label: "Customers" },
  { value: "staff", label: "Staff" },
  { value: "api-key", label: "API keys" },
  { value: "system", label: "Kith itself" },
];

/** What happened, by whom, when: all of it in the address. */
export function AuditFilters({ verbs, said, customer }: AuditFiltersProps) {
  const isFiltered = customer !== null || Object.values(said).some((value) => value !== null);
  return (
    <form
      key={JSON.stringify([said, customer])}
      method="get"
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
    >
      <SelectField
        name="verb"
        label="What happened"
        defaultValue={said.verb ?? ""}
        options={[
          { value: "", label: "Anything" },
          ...verbs.map((verb) => ({ value: verb, label: eventWords({ verb }) })),
        ]}
      />
      <SelectField name="actor" label="Who did it" defaultValue={said.actor ?? ""} options={actors} />
      <Field name="from" type="date" label="From" defaultValue={said.from ?? ""} />
      <Field name="until" type="date" label="Up to and with" defaultValue={said.until ?? ""} />
      {customer ? <input type="hidden" name="customer" value={customer} /> : null}
      <div className="flex gap-2">
        <Button look="secondary">Show</Button>
        {isFiltered ? (
          <LinkButton look="plain" href="/admin/audit">
            Show all
          </LinkButton>
        ) : null}
      </div>
    </form>
  );
}
