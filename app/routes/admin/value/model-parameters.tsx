import type { BuyingModel, ModelCard } from "#app/domain/value/forecast/valuation.ts";
import { Card } from "#app/ui/card.tsx";
import { Table } from "#app/ui/table.tsx";
import { adviceFor, asSentence } from "./model-refusal.ts";
import {
  buyingRows,
  modelName,
  type ParameterRow,
  priorLine,
  spendRows,
  spendTitle,
  whyThisModel,
} from "./model-words.ts";

/** The model of when customers buy: which one stands and why, its parameters in words, and what held them. */
export function BuyingModelCard({ model, check }: { model: BuyingModel; check: ModelCard["check"] }) {
  return (
    <Card
      title={`When customers buy: ${modelName(model.variant)}`}
      lead={whyThisModel(model)}
      footer={priorLine("buying", model.prior)}
      flush
    >
      <div className="flex flex-col gap-4 pb-4">
        <Parameters caption="Parameters of the model of buying" rows={buyingRows(model)} />
        <Table
          caption="How well each model explains the orders"
          rowKey={(row) => row.name}
          rows={[
            { name: `${modelName(model.variant)}, which stands`, likelihood: model.logLikelihood },
            ...(model.other === null
              ? []
              : [{ name: modelName(model.other.variant), likelihood: model.other.logLikelihood }]),
            ...(check?.state === "fitted"
              ? [{ name: "Pareto/NBD, as a check", likelihood: check.logLikelihood }]
              : []),
          ]}
          columns={[
            { key: "name", label: "Model", cell: (row) => row.name },
            {
              key: "likelihood",
              label: "Log-likelihood",
              card: "beside",
              numeric: true,
              cell: (row) => signed(row.likelihood),
            },
          ]}
        />
        <p className="max-w-prose px-5 text-14 text-ink-quiet">
          The higher, so the closer to zero, the better a model explains what was bought when.
        </p>
      </div>
    </Card>
  );
}

type SpendProps = { model: ModelCard["spend"]; correlation: number | null; currency: string };

/** The model of what customers spend. */
export function SpendModelCard({ model, correlation, currency }: SpendProps) {
  if (model.state === "refused") {
    return (
      <Card title="What they spend: not fitted" tone="attention">
        <p className="text-14">{`${asSentence(model.reason)} ${adviceFor(model.because)}`}</p>
      </Card>
    );
  }
  return (
    <Card {...spendTitle(model, currency)} footer={priorLine("spend", model.prior)} flush>
      <div className="flex flex-col gap-4 pb-4">
        <Parameters caption="Parameters of the model of amounts" rows={spendRows(model, currency)} />
        {correlation === null ? null : (
          <p className="max-w-prose px-5 text-14 text-ink-quiet">
            {`How often somebody buys and how much they spend each time: correlation ${signed(correlation)}. The model takes the two for independent; up to 0.3 either way that does little harm.`}
          </p>
        )}
      </div>
    </Card>
  );
}

function Parameters({ caption, rows }: { caption: string; rows: readonly ParameterRow[] }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.symbol}
      columns={[
        { key: "symbol", label: "Parameter", cell: (row) => row.symbol, width: "sm:w-24" },
        {
          key: "value",
          label: "Value ± standard error",
          card: "beside",
          numeric: true,
          nowrap: true,
          width: "sm:w-48",
          cell: ({ value, error }) =>
            error === 0 ? `${short(value)}, held` : `${short(value)} ± ${short(error)}`,
        },
        { key: "words", label: "What it says", card: "bare", cell: (row) => row.words },
      ]}
    />
  );
}

/** Three digits that count. */
function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1_000) return Math.round(value).toLocaleString("en-GB");
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
}

function signed(value: number): string {
  const text = value.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return text.replace("-", "−");
}
