import type { OutcomeMeasured } from "#app/domain/activity/outcome-measured.ts";
import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";
import type { GivenKey } from "./given-outside.ts";
import type { IdeaKey } from "./ideas.ts";

/** What was known of an outcome from a moment on. Money in cents. */
type State = {
  at: Moment;
  state: string;
  marginMinor?: bigint;
  costMinor?: bigint;
  measured?: Omit<OutcomeMeasured, "raised"> & {
    raised?: readonly { by: CustomerKey; marginMinor: number }[];
  };
};

type Outcome = {
  externalId: string;
  kind: string;
  /** Whom the office named as the buyer; a prospect is no customer yet. */
  customer?: CustomerKey;
  /** What led to it; each is named as soon as it was given. */
  ledBy: readonly GivenKey[];
  ideas?: readonly IdeaKey[];
  /** When the office wrote it down, where that was not at once. */
  told?: Moment;
  states: readonly State[];
};

/** Offers to cafés, hotels and offices, and who had spoken for the roastery. */
const deals: readonly Outcome[] = [
  {
    externalId: "deal-midleton",
    kind: "deal",
    ledBy: ["hotel"],
    states: [
      { at: [281, "09:40"], state: "open", measured: { expectedMarginMinor: 220_000 } },
      { at: [273, "16:00"], state: "open", measured: { expectedMarginMinor: 260_000 } },
      {
        at: [252, "11:00"],
        state: "won",
        marginMinor: 0n,
        measured: { expectedMarginMinor: 268_000, mattered: 7 },
      },
      {
        at: [31, "15:30"],
        state: "won",
        marginMinor: 184_000n,
        measured: { expectedMarginMinor: 112_000, mattered: 7 },
      },
    ],
  },
  {
    externalId: "deal-bakeries",
    kind: "deal",
    ledBy: ["bakeries"],
    states: [
      { at: [232, "10:15"], state: "open", measured: { expectedMarginMinor: 500_000 } },
      { at: [225, "09:30"], state: "open", measured: { expectedMarginMinor: 540_000 } },
      { at: [201, "16:00"], state: "lost", measured: { mattered: 4 } },
    ],
  },
  {
    externalId: "deal-rope-walk",
    kind: "deal",
    customer: "mateo",
    ledBy: ["ropeWalk", "twoWaters"],
    told: [37, "10:05"],
    states: [
      { at: [52, "12:00"], state: "open", measured: { expectedMarginMinor: 190_000 } },
      {
        at: [40, "17:10"],
        state: "won",
        marginMinor: 21_400n,
        measured: { expectedMarginMinor: 171_000, mattered: 8 },
      },
    ],
  },
  {
    externalId: "deal-docks",
    kind: "deal",
    ledBy: ["offices", "twoWaters"],
    states: [
      { at: [16, "10:20"], state: "open", measured: { expectedMarginMinor: 420_000 } },
      { at: [8, "16:45"], state: "open", measured: { expectedMarginMinor: 460_000 } },
    ],
  },
  {
    externalId: "deal-youghal",
    kind: "deal",
    ledBy: ["sisters"],
    states: [
      { at: [19, "13:00"], state: "open", measured: { expectedMarginMinor: 80_000 } },
      { at: [12, "09:20"], state: "open", measured: { expectedMarginMinor: 110_000 } },
      {
        at: [4, "12:20"],
        state: "won",
        marginMinor: 0n,
        measured: { expectedMarginMinor: 96_000, mattered: 9 },
      },
    ],
  },
];

/** What shipped ideas brought, by comparing the months before and after. */
const features: readonly Outcome[] = [
  {
    externalId: "feature-monthly-invoice",
    kind: "feature",
    ledBy: [],
    ideas: ["monthlyInvoice"],
    states: [
      {
        at: [480, "15:00"],
        state: "shipped",
        marginMinor: 64_000n,
        costMinor: 21_000n,
        measured: { expectedMarginMinor: 30_000, evidence: "C" },
      },
    ],
  },
  {
    externalId: "feature-roast-date",
    kind: "feature",
    ledBy: [],
    ideas: ["roastDate"],
    states: [
      {
        at: [330, "11:00"],
        state: "shipped",
        marginMinor: 118_000n,
        costMinor: 46_000n,
        measured: {
          expectedMarginMinor: 90_000,
          evidence: "B",
          raised: [
            { by: "colm", marginMinor: 41_000 },
            { by: "declan", marginMinor: 33_000 },
            { by: "hana", marginMinor: 44_000 },
          ],
        },
      },
    ],
  },
  {
    externalId: "feature-skip-delivery",
    kind: "feature",
    ledBy: [],
    ideas: ["skipDelivery"],
    states: [
      {
        at: [190, "10:30"],
        state: "shipped",
        marginMinor: 342_000n,
        costMinor: 164_000n,
        measured: { expectedMarginMinor: 280_000, evidence: "B" },
      },
    ],
  },
];

/** What came of words, introductions and help. */
const others: readonly Outcome[] = [
  {
    externalId: "page-for-cafes",
    kind: "page",
    ledBy: ["colmsWord", "gwensWord"],
    states: [
      {
        at: [120, "16:40"],
        state: "measured",
        measured: {
          visits: 18_600,
          conversionsPerMillion: 21_000,
          conversionMarginMinor: 9_400,
          evidence: "A",
        },
      },
    ],
  },
  {
    externalId: "atlantic-provisions",
    kind: "partner",
    ledBy: ["provisioner"],
    states: [
      { at: [335, "10:00"], state: "talking", measured: { expectedMarginMinor: 380_000 } },
      { at: [236, "14:00"], state: "signed", costMinor: 12_000n, measured: { expectedMarginMinor: 410_000 } },
      {
        at: [29, "09:50"],
        state: "signed",
        marginMinor: 156_000n,
        costMinor: 12_000n,
        measured: { expectedMarginMinor: 205_000 },
      },
    ],
  },
  {
    externalId: "leads-of-galway",
    kind: "leads",
    ledBy: ["festival"],
    states: [
      {
        at: [66, "15:10"],
        state: "measured",
        marginMinor: 38_000n,
        measured: { openLeads: 7, wonLeads: 1, lostLeads: 6, winMarginMinor: 120_000 },
      },
    ],
  },
  {
    externalId: "bought-after-adas-picture",
    kind: "conversion",
    customer: "pearl",
    ledBy: ["galleyShare"],
    told: [8, "09:15"],
    states: [
      { at: [8, "08:30"], state: "bought", marginMinor: 1_900n, measured: { expectedMarginMinor: 6_200 } },
    ],
  },
  {
    externalId: "mornings-at-the-library",
    kind: "hours",
    ledBy: ["newBarista"],
    states: [{ at: [60, "12:00"], state: "measured", measured: { minutesSaved: 420, hourCostMinor: 3_800 } }],
  },
  {
    externalId: "sofia-by-subscription",
    kind: "served",
    ledBy: ["sofiasSubscription"],
    states: [
      {
        at: [30, "16:20"],
        state: "measured",
        measured: {
          units: 19,
          standardCostMinor: 640,
          actualCostMinor: 210,
          discountMinor: 2_400,
          evidence: "B",
        },
      },
    ],
  },
];

/** All that the office tells of what came of something. */
export const outcomes: readonly Outcome[] = [...deals, ...features, ...others];
