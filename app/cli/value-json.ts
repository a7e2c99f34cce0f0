import type { ValueWithEntries } from "#app/domain/value/value-by-external-id.server.ts";
import type { CompanyValue } from "#app/domain/value/value-queries.server.ts";
import type { ValueSummary } from "#app/domain/value/value-summary.server.ts";

const expectedState = "not fitted yet";

/** A customer's value as `GET /api/v1/customers/{externalId}/value` gives it. */
export function customerJson(value: ValueWithEntries): string {
  const { currency, state, flows, interval, components, grades, next } = value;
  const entries = value.entries.map(
    ({ lowMinor, highMinor, level: _level, reversed: _reversed, ...entry }) => ({
      ...entry,
      interval80: [Number(lowMinor), Number(highMinor)],
    }),
  );
  return print({
    currency,
    state,
    realisedMinor: value.realisedMinor,
    ownMinor: value.ownMinor,
    ...flows,
    expectedMinor: null,
    expectedState,
    interval80: [Number(interval.lowMinor), Number(interval.highMinor)],
    components: numbers(components),
    grades,
    entries,
    next,
  });
}

/** The company's totals as `GET /api/v1/value/summary` gives them. */
export function summaryJson({ figure, otherCurrencies, customers, parameters }: ValueSummary): string {
  const { reportingCurrency: _currency, ...kept } = parameters;
  const others = otherCurrencies.map(figureOf);
  return print({
    ...figureOf(figure),
    customers,
    parameters: kept,
    calibrationFactor: null,
    state: expectedState,
    otherCurrencies: others,
  });
}

function figureOf(figure: CompanyValue) {
  return {
    currency: figure.currency,
    customersWithValue: figure.customersWithValue,
    ownView: { realisedMinor: figure.ownMinor, expectedMinor: null },
    contributionView: {
      realisedMinor: figure.realisedMinor,
      expectedMinor: null,
      components: numbers(figure.components),
    },
    savings: { realisedMinor: figure.savingMinor, expectedMinor: null },
  };
}

function numbers(texts: Record<string, string>): Record<string, number> {
  return Object.fromEntries(Object.entries(texts).map(([name, minor]) => [name, Number(minor)]));
}

/** Minor units travel as text inside; in JSON they are whole numbers. */
function print(view: unknown): string {
  return JSON.stringify(
    view,
    (key, part: unknown) =>
      /Minor$/.test(key) && (typeof part === "string" || typeof part === "bigint") ? Number(part) : part,
    2,
  );
}
