import type { Party } from "../attribution/admissible-influence.ts";
import type { Link } from "../attribution/chains.ts";

/** A contribution that had a part in a deal. `mattered` is the buyer's answer from 0 to 10; null where nobody asked. */
export type DealInfluence = {
  contributionId: string;
  kind: string;
  by: Party;
  at: Date;
  mattered: number | null;
};

/** That somebody brought somebody else, with who the one who did is. */
export type DealLink = Link & { by: Party };

/** A deal with a prospect. Amounts in minor units: the margin it has brought, and the present value of that to come. */
export type DealFacts = {
  outcomeId: string;
  state: "open" | "won" | "lost";
  openedAt: Date;
  occurredAt: Date;
  buyer: Party;
  currency: string;
  marginMinor: bigint;
  expectedMarginMinor: bigint;
  influences: readonly DealInfluence[];
  /** Who brought whom, as far as the influencers and the buyer are concerned. */
  links: readonly DealLink[];
};
