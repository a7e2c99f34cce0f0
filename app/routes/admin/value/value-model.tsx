import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { modelCard } from "#app/domain/value/queries/model-card-queries.server.ts";
import { isMarginSet } from "#app/domain/value/queries/value-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { requireStaff } from "../../access.server.ts";
import { BacktestCard, HeuristicsCard } from "./model-backtests.tsx";
import { FrequencyCard } from "./model-frequency.tsx";
import { ModelHistory } from "./model-history.tsx";
import { BuyingModelCard, SpendModelCard } from "./model-parameters.tsx";
import { ModelStanding } from "./model-standing.tsx";
import { modelName } from "./model-words.ts";
import { NoForecast } from "./no-forecast.tsx";
import { ValueNav } from "./value-nav.tsx";

export const meta: MetaFunction = () => [{ title: "Model · Value" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const asked = new URL(request.url).searchParams.get("valuation");
  if (asked !== null && !isId(asked)) throw new Response(null, { status: 404 });
  const [card, marginSet, { timeZone }] = await Promise.all([modelCard(asked), isMarginSet(), companyView()]);
  if (card === null) throw new Response(null, { status: 404 });
  return json({
    ...card,
    history: card.history.map(({ id, at, currency, customers, models, totals, calibration }) => ({
      ...{ id, at, currency, customers, calibrated: totals.calibrated, factor: calibration.factor },
      model: models.buying.state === "fitted" ? modelName(models.buying.variant) : null,
    })),
    marginSet,
    maySet: may(role, "manage"),
    now: context.now,
    timeZone,
  });
}

export default function Model() {
  const { valuation, isPast, history, marginSet, maySet, now, timeZone } = useLoaderData<typeof loader>();
  const buying = valuation?.models.buying ?? null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Model"
        lead="What is expected of purchases, how it is computed, and how right it would have been before."
      />
      <ValueNav />
      {isPast ? (
        <p className="text-14">
          This is a forecast of the past, as it was.{" "}
          <TextLink href="/admin/value/model">To the one that stands</TextLink>
        </p>
      ) : null}
      {valuation === null || buying === null || buying.state === "refused" ? (
        <NoForecast model={buying} marginSet={marginSet} maySet={maySet} />
      ) : (
        <>
          <ModelStanding valuation={valuation} maySet={maySet} now={now} timeZone={timeZone} />
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <BacktestCard calibration={valuation.calibration} />
            <HeuristicsCard {...valuation.models} />
          </div>
          <FrequencyCard
            byFrequency={valuation.calibration.byFrequency}
            weeks={valuation.calibration.weeks}
          />
          <BuyingModelCard model={buying} check={valuation.models.check} />
          <SpendModelCard
            model={valuation.models.spend}
            correlation={valuation.models.spendCorrelation}
            currency={valuation.currency}
          />
        </>
      )}
      {history.length > 0 ? (
        <ModelHistory rows={history} shown={valuation?.id ?? ""} now={now} timeZone={timeZone} />
      ) : null}
    </div>
  );
}
