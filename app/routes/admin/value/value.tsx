import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { requestValuation } from "#app/domain/value/forecast/request-valuation.server.ts";
import { companyOverview } from "#app/domain/value/queries/company.server.ts";
import { valueByMonth } from "#app/domain/value/queries/value-by-month.server.ts";
import { yearAgo } from "#app/domain/value/queries/year-ago.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { EquityTable } from "./equity-table.tsx";
import { DefaultsLeftOut, GradeSplit } from "./grade-split.tsx";
import { ValuationUnderWay } from "./valuation-under-way.tsx";
import { ValueEquation } from "./value-equation.tsx";
import { ValueHeadline } from "./value-headline.tsx";
import { ValueNav } from "./value-nav.tsx";
import { ValuePlot } from "./value-plot.tsx";
import { YearAgo } from "./year-ago.tsx";

export const meta: MetaFunction = () => [{ title: "Value" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const { now } = context;
  const withoutDefaults = new URL(request.url).searchParams.get("without") === "defaults";
  const { currency: said, timeZone } = await companyView();
  const currency = said ?? "EUR";
  const [overview, months, past] = await Promise.all([
    companyOverview(currency, { withoutDefaults }),
    valueByMonth(currency, { now, timeZone }),
    yearAgo(currency, now),
  ]);
  return json({ overview, months, past, withoutDefaults, mayManage: may(role, "manage"), now, timeZone });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  await requestValuation({ kind: "staff", id: staffId }, context.now);
  const words = "Everything is being valued anew. You can leave this page; the figures follow.";
  return redirect("/admin/value", { status: 303, headers: withFlash(new Headers(), words) });
}

export default function Value() {
  const { overview, months, past, withoutDefaults, mayManage, now, timeZone } =
    useLoaderData<typeof loader>();
  const { currency, equity } = overview;
  const isMeasured = overview.state === "measured";
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Value"
        lead="What all relationships are worth: what has come, what is expected, and how sure each of it is."
        actions={mayManage && isMeasured ? <ValueAnew /> : null}
      />
      <ValueNav />
      <ValuationUnderWay progress={overview.progress} now={now} />
      <ValueHeadline {...{ overview, withoutDefaults, mayManage, now, timeZone }} />
      {isMeasured ? (
        <>
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <Card title="From the own view to the contribution view" flush>
              <ValueEquation equity={equity} currency={currency} />
            </Card>
            <Card title="How it is known" flush>
              <GradeSplit overview={overview} withoutDefaults={withoutDefaults} />
            </Card>
          </div>
          {withoutDefaults && overview.defaults.length > 0 ? <DefaultsLeftOut overview={overview} /> : null}
          <Card title="Customer equity" flush lead="By component, in both views; each column adds up.">
            <EquityTable rows={equity.rows} currency={currency} withoutDefaults={withoutDefaults} />
          </Card>
          {months.length === 0 ? null : (
            <Card>
              <ValuePlot months={months} currency={currency} downloadHref="/admin/value/by-month.csv" />
            </Card>
          )}
          <Card title="What was expected a year ago, and what came">
            <YearAgo past={past} currency={currency} now={now} timeZone={timeZone} />
          </Card>
        </>
      ) : null}
    </div>
  );
}

function ValueAnew() {
  return (
    <Form method="post">
      <Button look="secondary">Value everything now</Button>
    </Form>
  );
}
