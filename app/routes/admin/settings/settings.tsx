import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeCompany, changeLogo } from "#app/domain/people/change-company.server.ts";
import { changeContact } from "#app/domain/people/change-contact.server.ts";
import { companyInput, contactInput } from "#app/domain/people/company-input.ts";
import { brandView, companyContact, companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { requireStaff } from "../../access.server.ts";
import { currencyOptions } from "../../currency-options.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { ColourFields } from "./colour-fields.tsx";
import { ContactForm } from "./contact-form.tsx";
import { LogoForm } from "./logo-form.tsx";
import { SettingsNav } from "./settings-nav.tsx";

export const meta: MetaFunction = () => [{ title: "Company settings" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "manage");
  const [company, brand, contact] = await Promise.all([companyView(), brandView(), companyContact()]);
  return json({
    company,
    brand,
    contact,
    owner: may(role, "own"),
    // From the server: what a browser knows of time zones and currencies differs, and the two must agree.
    timeZones: ["UTC", ...Intl.supportedValuesOf("timeZone")],
    currencies: currencyOptions(),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "manage");
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "logo" || intent === "remove-logo") return saveLogo(form, staff, context.now);
  if (intent === "contact") return saveContact(form, staff, context.now);
  const submission = parseWithZod(form, { schema: companyInput });
  if (submission.status !== "success") return wrong({ result: submission.reply() });
  const answer = await changeCompany(submission.value, staff, context.now);
  if (answer.kind === "refused") {
    return wrong({ result: submission.reply({ fieldErrors: { currency: [answer.detail] } }) });
  }
  return redirect("/admin/settings", {
    status: 303,
    headers: withFlash(new Headers(), "The settings are saved."),
  });
}

/** What went wrong, and in which of the three forms. */
type Faults = {
  result?: SubmissionResult | null;
  contactResult?: SubmissionResult | null;
  logoFault?: string | null;
};

function wrong({ result = null, contactResult = null, logoFault = null }: Faults) {
  return json({ result, contactResult, logoFault }, 400);
}

async function saveContact(form: FormData, staff: { staffId: string }, now: Date) {
  const submission = parseWithZod(form, { schema: contactInput });
  if (submission.status !== "success") return wrong({ contactResult: submission.reply() });
  const { intent: _, ...contact } = submission.value;
  await changeContact(contact, staff, now);
  const message = "The contact is saved. Receipts state it from now on.";
  return redirect("/admin/settings", { status: 303, headers: withFlash(new Headers(), message) });
}

async function saveLogo(form: FormData, staff: { staffId: string }, now: Date) {
  const file = form.get("logo");
  const removes = form.get("intent") === "remove-logo";
  const bytes = removes ? null : new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
  const answer = await changeLogo(bytes, staff, now);
  if (answer.kind === "refused") return wrong({ logoFault: answer.detail });
  const message = removes ? "The logo is gone; the name stands in its place." : "The logo is saved.";
  return redirect("/admin/settings", { status: 303, headers: withFlash(new Headers(), message) });
}

export default function Settings() {
  const { company, brand, contact, owner, timeZones, currencies } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{
    name: string;
    currency?: string;
    timeZone: string;
    brandHue: number;
    brandChroma: number;
  }>({
    id: "company",
    lastResult: answer?.result ?? null,
    defaultValue: {
      ...company,
      currency: company.currency ?? "",
      brandHue: brand.hue,
      brandChroma: brand.chroma,
    },
  });
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="Settings" lead="What your customers see of you, and what figures are counted in." />
      <SettingsNav owner={owner} />
      <Card title="Company">
        <form method="post" noValidate className="flex max-w-lg flex-col gap-4">
          <ErrorSummary errors={problemsOf(form, fields)} />
          <Field label="Name" autoComplete="organization" maxLength={80} {...fieldProps(fields.name)} />
          <SelectField
            label="Currency of all figures"
            hint="Settled once the first order is there."
            options={currencies}
            {...fieldProps(fields.currency)}
          />
          <SelectField
            label="Time zone"
            hint="Dates and times are shown in it."
            options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            {...fieldProps(fields.timeZone)}
          />
          <ColourFields hue={fields.brandHue} chroma={fields.brandChroma} />
          <Button className="self-start">Save settings</Button>
        </form>
      </Card>
      <Card
        title="Contact for shared data"
        lead="Customers who share data get a receipt. It names whoever is answerable for the data; what you leave empty is “not stated” there."
      >
        <ContactForm contact={contact} failed={answer?.contactResult ?? null} />
      </Card>
      <Card
        title="Logo"
        lead="PNG, JPEG or WebP, at most 256 kB. It stands 32 pixels high at the top of every page."
      >
        <LogoForm
          version={brand.hasLogo ? brand.version : null}
          company={brand.name}
          fault={answer?.logoFault ?? null}
        />
      </Card>
    </div>
  );
}
