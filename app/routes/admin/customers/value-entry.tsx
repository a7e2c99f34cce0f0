import { json, type LoaderFunctionArgs, type MetaFunction, type SerializeFrom } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { customerHeader } from "#app/domain/people/customer-queries.server.ts";
import { valueEntry } from "#app/domain/value/queries/entry-source-queries.server.ts";
import { isForecast } from "#app/domain/value/queries/value-entry-view.ts";
import { isId } from "#app/kernel/ids.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { GradeChip } from "#app/ui/grade-chips.tsx";
import { Money } from "#app/ui/money.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { requireStaff } from "../../access.server.ts";
import { asSentence } from "../value/model-refusal.ts";
import { componentName } from "./component-words.ts";
import { EntryInputs } from "./entry-inputs.tsx";
import { EntrySources } from "./entry-sources.tsx";
import { entryWords, formulaWords, gradeWords, isNotMeasured, nothingWords } from "./entry-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Why: ${entryWords(data.entry)} · ${data.customer.title}` : "Why" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const { customerId = "", entryId = "" } = params;
  if (!isId(customerId)) throw new Response(null, { status: 404 });
  const [customer, entry, { timeZone }] = await Promise.all([
    customerHeader(customerId),
    valueEntry(customerId, entryId),
    companyView(),
  ]);
  if (customer === null || entry === null) throw new Response(null, { status: 404 });
  return json({ customer, entry, now: context.now, timeZone });
}

export default function Why() {
  const { customer, entry, now, timeZone } = useLoaderData<typeof loader>();
  const link = (id: string) => `/admin/customers/${customer.id}/value/${id}`;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={{ href: `/admin/customers/${customer.id}#entries`, label: customer.title }}
        title={
          <>
            Why <Money amountMinor={entry.amountMinor} currency={entry.currency} />
          </>
        }
        lead={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {entryWords(entry)}
            <Badge>{entry.basis === "expected" ? "Expected" : "Realised"}</Badge>
            {entry.related.some(({ relation }) => relation === "is taken back by") ? (
              <Badge tone="attention">Taken back</Badge>
            ) : null}
          </span>
        }
      />
      <Corrections related={entry.related} currency={entry.currency} link={link} {...{ now, timeZone }} />
      <Card
        title="How it is computed"
        lead={
          entry.reversalOf === null
            ? formulaWords(entry.formula)
            : "the part of the entry above that was refunded, or that newer settings replace"
        }
      >
        <Facts
          facts={[
            {
              label: "How sure",
              value: isNotMeasured(entry.formula) ? (
                "not measured yet"
              ) : entry.lowMinor === entry.highMinor ? (
                "exact"
              ) : (
                <>
                  {`${entry.level} % between `}
                  <Money amountMinor={lower(entry)} currency={entry.currency} /> and{" "}
                  <Money amountMinor={higher(entry)} currency={entry.currency} />
                </>
              ),
            },
            // What is nothing for certain rests on no evidence.
            ...(nothingWords(entry.formula, undefined) === null
              ? [
                  {
                    label: "Evidence",
                    value: (
                      <>
                        <GradeChip grade={entry.grade} /> {gradeWords(entry.grade)}
                      </>
                    ),
                  },
                ]
              : []),
            { label: "Part of", value: componentName(entry.component) },
            {
              label: isForecast(entry)
                ? "Forecast of"
                : entry.basis === "expected"
                  ? "Expected since"
                  : "Happened",
              value: <When at={entry.occurredAt} now={now} timeZone={timeZone} />,
            },
            ...(entry.original === null
              ? []
              : [{ label: "Was", value: <OriginalWords {...entry.original} reporting={entry.currency} /> }]),
            { label: "Formula", value: <code className="wrap-anywhere">{entry.formula}</code> },
          ]}
        />
      </Card>
      <WhatWentIn entry={entry} />
      <EntrySources sources={entry.sources} now={now} timeZone={timeZone} />
    </div>
  );
}

type EntryProps = { entry: SerializeFrom<typeof loader>["entry"] };

/** The numbers behind an amount; where there are none, why it is nothing and what would tell more. */
function WhatWentIn({ entry }: EntryProps) {
  const { formula, inputs, reversalOf, currency } = entry;
  const nothing = nothingWords(formula, inputs[0]?.value);
  if (reversalOf === null && (nothing !== null || isNotMeasured(formula))) {
    return (
      <Card title={nothing === null ? "How to measure it" : "Why it is nothing"}>
        <p className="max-w-prose wrap-anywhere">{nothing ?? asSentence(inputs[0]?.value ?? "")}</p>
      </Card>
    );
  }
  return (
    <Card title="What went in" flush>
      <EntryInputs inputs={inputs} currency={currency} />
    </Card>
  );
}

type CorrectionsProps = {
  related: EntryProps["entry"]["related"];
  currency: string;
  link: (id: string) => string;
  now: string;
  timeZone: string;
};

/** What takes this entry back, or what it takes back; on top, as the amount alone would mislead. */
function Corrections({ related, currency, link, now, timeZone }: CorrectionsProps) {
  if (related.length === 0) return null;
  const isTakenBack = related.some(({ relation }) => relation === "is taken back by");
  return (
    <Card tone={isTakenBack ? "attention" : "plain"}>
      <ul className="flex flex-col gap-2 text-14">
        {related.map((other) => (
          <li key={other.id}>
            This entry {other.relation} <Money amountMinor={other.amountMinor} currency={currency} />,{" "}
            <When at={other.at} now={now} timeZone={timeZone} />.{" "}
            <TextLink href={link(other.id)}>Look at it</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type OriginalProps = {
  amountMinor: string;
  currency: string;
  rate: string;
  day: string;
  source: string;
  reporting: string;
};

/** What an amount was in its own currency, and the rate that was frozen with it. */
function OriginalWords({ amountMinor, currency, rate, day, source, reporting }: OriginalProps) {
  return (
    <>
      <Money amountMinor={amountMinor} currency={currency} />
      {`, at ${rate} ${reporting} for one ${currency} on ${day} (${source})`}
    </>
  );
}

type Bounds = { lowMinor: string; highMinor: string };

/** What takes an entry back carries its bounds with the sign turned round. */
function lower({ lowMinor, highMinor }: Bounds): string {
  return BigInt(lowMinor) <= BigInt(highMinor) ? lowMinor : highMinor;
}

function higher({ lowMinor, highMinor }: Bounds): string {
  return BigInt(lowMinor) <= BigInt(highMinor) ? highMinor : lowMinor;
}
