import type { BuyingModel, ModelCard, SpendModel } from "#app/domain/value/forecast/valuation.ts";
import { wholeMoney } from "#app/ui/money-words.ts";
import { spanWords } from "../customers/health-words.ts";

/** A parameter of a model: its symbol, how large, how sure, and what it says. */
export type ParameterRow = { symbol: string; value: number; error: number; words: string };

/** What the parameters of the model of buying say. */
export function buyingRows({ parameters, standardErrors, variant }: BuyingModel): ParameterRow[] {
  const { r, alpha, a, b } = parameters;
  const rhythm = alpha > 0 && r > 0 ? spanWords((7 * alpha) / r) : "an unknown time";
  const leaving = (100 * a) / (a + b);
  const moment = variant === "mbg-nbd" ? "after each order, the first one too" : "after each further order";
  return [
    row("r", r, standardErrors.r, `how alike customers are in how often they buy: ${alikeWords(r)}`),
    row(
      "α",
      alpha,
      standardErrors.alpha,
      `sets the rhythm: a customer who is there buys every ${rhythm} on average`,
    ),
    row("a", a, standardErrors.a, `with b: ${moment}, about ${leaving.toFixed(0)} of 100 leave for good`),
    row("b", b, standardErrors.b, `how alike customers are in when they leave: ${alikeWords(a + b)}`),
  ];
}

/** What the parameters of the model of amounts say. */
export function spendRows({ parameters, standardErrors }: SpendModel, currency: string): ParameterRow[] {
  const { p, q, gamma } = parameters;
  const mean = q > 1 ? wholeMoney(BigInt(Math.round((p * gamma) / (q - 1))), currency) : null;
  return [
    row("p", p, standardErrors.p, `how steady the orders of one customer are: ${steadyWords(p)}`),
    row("q", q, standardErrors.q, `how alike customers are in what they spend: ${alikeWords(q)}`),
    row(
      "γ",
      gamma,
      standardErrors.gamma,
      mean === null
        ? "sets the height of the amounts, which vary so much that they have no mean"
        : `sets the height of the amounts: an order of somebody new is ${mean} on average`,
    ),
  ];
}

/** What the model of amounts is called, and what it says of customers. */
export function spendTitle({ prior, parameters: { p, q, gamma } }: SpendModel, currency: string) {
  if (prior !== "one-price")
    return {
      title: "What they spend: Gamma-Gamma",
      lead: "Each customer has a mean amount of their own; the fewer orders somebody has placed, the closer the forecast keeps to the mean of all.",
    };
  const price = wholeMoney(BigInt(Math.round((p * gamma) / (q - 1))), currency);
  return {
    title: "What they spend: one price",
    lead: `All who bought again pay the same for an order within 3 %, ${price} on average, so that this is expected of every order to come. Gamma-Gamma says it with customers who are all alike.`,
  };
}

function row(symbol: string, value: number, error: number, words: string): ParameterRow {
  return { symbol, value, error, words };
}

function alikeWords(shape: number): string {
  if (shape < 1) return "not at all";
  return shape < 4 ? "somewhat" : "very much";
}

function steadyWords(p: number): string {
  if (p < 1) return "they vary a lot";
  return p < 4 ? "they vary somewhat" : "they are much the same";
}

/** What a model is called. */
export function modelName(variant: BuyingModel["variant"]): string {
  return variant === "mbg-nbd" ? "MBG/NBD" : "BG/NBD";
}

/** Why this variant stands and not the other. */
export function whyThisModel({ variant, logLikelihood, other }: BuyingModel): string {
  const difference =
    variant === "mbg-nbd"
      ? "It takes it that a customer may leave after each order, the first one too."
      : "It takes it that a customer may leave after each further order, and not after the first.";
  if (other === null) return `${difference} The other model could not be fitted.`;
  const by = logLikelihood - other.logLikelihood;
  const lead =
    by < 1
      ? "Both explain your orders about equally well."
      : `Your orders are likelier by it: its log-likelihood is ${by.toFixed(1)} higher.`;
  return `${difference} ${lead}`;
}

type Prior = BuyingModel["prior"];

/** What the priors of both models are in numbers; see `fitBgNbd` and `fitGammaGamma`. */
const priorNumbers: Readonly<Record<"buying" | "spend", Partial<Record<Prior, string>>>> = {
  buying: {
    weak: "ln r ~ N(ln ½, 1), ln α ~ N(ln of a quarter of the mean age, 1.5), a/(a+b) ~ Beta(1.5, 3), ln(a+b) ~ Cauchy(ln 3, ½)",
    tight: "the weak ones with deviations halved, and ln(a+b) ~ N(ln 3, 1)",
  },
  spend: {
    weak: "ln p ~ N(ln 4, 1), ln(q−1) ~ N(ln 3, 1), and the mean of all ~ lognormal around yours with deviation 1",
    tight: "the weak ones with deviations halved",
    "one-price": "the weak ones, with p, q−1 or both at 10,000",
    "least-variation": "the weak ones, with p, q−1 or both at 10,000",
  },
};

/** The prior of a model in words, and in numbers where there is one. */
export function priorLine(model: keyof typeof priorNumbers, prior: Prior): string {
  const words = `Prior: ${priorWords(prior)}`;
  const numbers = priorNumbers[model][prior];
  return numbers === undefined ? words : `${words} In numbers: ${numbers}.`;
}

/** How strongly what is generally known held the fit. */
export function priorWords(prior: Prior): string {
  switch (prior) {
    case "none":
      return "None: your orders alone speak.";
    case "weak":
      return "Weak: what is generally known of buying steers where your orders say little, and gives way where they say much.";
    case "tight":
      return "Tight: your orders left a parameter open, so that what is generally known of buying counts more than usual.";
    case "one-price":
      return "Weak, with a least variation: all your customers pay about the same, and equal amounts cannot teach that they will vary by less than 1 %.";
    case "least-variation":
      return "Weak, with a least variation: your amounts hardly vary in one way, and cannot teach that they will vary by less than 1 %.";
  }
}

/** What one should know before one believes the numbers. */
export function warningsFor(card: ModelCard): string[] {
  const { customers, repeatBuyers, spendCorrelation, buying, spend } = card;
  const tight = [buying, spend].some((model) => model.state === "fitted" && model.prior === "tight");
  return [
    customers < 100
      ? `With ${customers} ${customers === 1 ? "customer" : "customers"} this is a range, not a forecast: even with a perfect model chance alone moves the total of so few. Read the interval.`
      : null,
    customers >= 100 && repeatBuyers < 30
      ? `Only ${repeatBuyers} of ${customers} customers have bought again, so that little is known of how often they do.`
      : null,
    spendCorrelation !== null && Math.abs(spendCorrelation) > 0.3
      ? `How often customers buy and how much they spend go together here (correlation ${spendCorrelation.toFixed(2)}). The model takes the two for independent: read what is expected of those who buy most often with care.`
      : null,
    manyPrices(card),
    tight ? priorWords("tight") : null,
  ].filter((warning) => warning !== null);
}

/** One distribution of amounts for customers who pay, say, by the month or by the year has a mean of its own. */
function manyPrices({ spend, meanSpend }: ModelCard): string | null {
  if (spend.state === "refused" || !meanSpend) return null;
  const { p, q, gamma } = spend.parameters;
  const times = (p * gamma) / (q - 1) / meanSpend;
  if (times > 2 / 3 && times < 1.5) return null;
  return `By the model of amounts an order of somebody new is ${times.toFixed(1)} times what a further order was on average. Your customers may fall into groups that pay very differently, as by the month and by the year: read what is expected of those who have not bought again with care.`;
}
