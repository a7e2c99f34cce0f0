import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { giveConsent, withdrawConsent } from "#app/domain/consent/change-consent.server.ts";
import { consentHistory, profileOf, purposesFor } from "#app/domain/consent/consent-queries.server.ts";
import { saveProfile } from "#app/domain/consent/save-profile.server.ts";
import { receiptKeyId } from "#app/domain/consent/sign-receipt.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { withFlash } from "../flash.server.ts";
import { ConsentHistory } from "./consent-history.tsx";
import { consentInput, profileInput } from "./consent-input.ts";
import { ProfileForm } from "./profile-form.tsx";
import { PurposeCard } from "./purpose-card.tsx";

export const meta: MetaFunction = () => [{ title: "What you share" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const [company, purposes, history, profile] = await Promise.all([
    companyView(),
    purposesFor(customerId),
    consentHistory(customerId),
    profileOf(customerId),
  ]);
  const { name, timeZone } = company;
  return json({ company: name, timeZone, purposes, history, profile, keyId: receiptKeyId, now: context.now });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const form = await request.formData();
  if (form.get("intent") === "profile") {
    const profile = profileInput(form);
    const saved = await saveProfile(customerId, profile, context.now);
    return saved.kind === "refused"
      ? json({ problem: saved.detail, profile }, 400)
      : done(saved.changed === 0 ? "Nothing was changed." : "What you tell of yourself is saved.");
  }
  const parsed = consentInput.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused("Choose one of the purposes below.");
  const evidence = {
    surface: "portal" as const,
    address: context.clientAddress,
    userAgent: request.headers.get("User-Agent"),
  };
  const input = { customerId, purposeKey: parsed.data.purpose };
  const answer =
    parsed.data.intent === "give"
      ? await giveConsent({ ...input, noticeId: parsed.data.noticeId }, evidence, context.now)
      : await withdrawConsent(input, evidence, context.now);
  if (answer.kind === "refused") return refused(answer.detail);
  return done(
    parsed.data.intent === "give"
      ? `Thank you. You share data for “${answer.purpose}” from now on.`
      : `You no longer share data for “${answer.purpose}”.`,
  );
}

function refused(problem: string) {
  return json({ problem, profile: null }, 400);
}

function done(message: string) {
  return redirect("/consent", { status: 303, headers: withFlash(new Headers(), message) });
}

export default function Consent() {
  const { company, timeZone, purposes, history, profile, keyId, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        voice="greeting"
        title="What you share"
        lead={`You decide what ${company} may use, for each purpose by itself. A yes can be taken back as quickly as it was given, and nothing else here changes by it.`}
      />
      <ErrorSummary title="This did not work" errors={answer?.problem ? [{ message: answer.problem }] : []} />
      <section className="flex flex-col gap-5" aria-labelledby="purposes">
        <h2 id="purposes" className="text-22 font-semibold">
          What your data may be used for
        </h2>
        {purposes.length === 0 ? (
          <EmptyState level={3} title="Nothing is asked of you">
            When {company} would like to use data of yours, you will read here what for, and decide.
          </EmptyState>
        ) : (
          purposes.map((purpose) => (
            <PurposeCard key={purpose.key} purpose={purpose} now={now} timeZone={timeZone} />
          ))
        )}
      </section>
      <ProfileForm company={company} profile={answer?.profile ?? profile} />
      <ConsentHistory words={history} keyId={keyId} now={now} timeZone={timeZone} />
    </div>
  );
}
