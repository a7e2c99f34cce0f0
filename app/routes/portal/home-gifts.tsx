import { Gift } from "lucide-react";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { giftPath, giftWords, nothingYetWords, outcomeSentence } from "./gift-words.ts";

export type HomeGift = {
  id: string;
  kind: string;
  occurredAt: string;
  quantity: number;
  title: string | null;
  to: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  outcomes: readonly { kind: string; state: string }[];
};

type HomeGiftsProps = {
  gifts: readonly HomeGift[];
  next: string | null;
  isFirstPage: boolean;
  now: string;
  timeZone: string;
};

/** What the customer gave, newest first, with what became of it. */
export function HomeGifts({ gifts, next, isFirstPage, now, timeZone }: HomeGiftsProps) {
  return (
    <section className="flex flex-col gap-5" aria-labelledby="gifts">
      <h2 id="gifts" className="text-22 font-semibold">
        What you gave, and what became of it
      </h2>
      {gifts.length === 0 && isFirstPage ? (
        <NothingYet />
      ) : (
        <Timeline
          now={now}
          timeZone={timeZone}
          items={gifts.map((gift) => ({
            id: gift.id,
            at: gift.occurredAt,
            title: <GiftTitle gift={gift} />,
            detail: outcomeSentence(gift.outcomes) ?? nothingYetWords(gift.kind),
            tone: gift.outcomes.length > 0 ? "good" : "quiet",
          }))}
        />
      )}
      <Pagination nextHref={next ? `?after=${next}` : null} previousHref={isFirstPage ? null : "?"} />
    </section>
  );
}

function GiftTitle({ gift }: { gift: HomeGift }) {
  const path = giftPath(gift);
  const words = giftWords(gift.kind, gift.quantity, gift.to);
  const title = gift.title === null ? null : <span dir="auto">“{gift.title}”</span>;
  return (
    <span className="wrap-anywhere">
      {path === null ? words : <TextLink href={path}>{words}</TextLink>}
      {title === null ? null : <>: {title}</>}
    </span>
  );
}

function NothingYet() {
  return (
    <EmptyState
      level={3}
      icon={<Gift size={28} strokeWidth={1.75} />}
      title="Nothing here yet"
      action={
        <div className="flex flex-wrap justify-center gap-3">
          <LinkButton look="primary" href="/ideas">
            Tell us an idea
          </LinkButton>
          <LinkButton href="/refer">Share your link</LinkButton>
        </div>
      }
    >
      Propose an idea, tell us what went wrong, or bring a friend. You will read here what became of it.
    </EmptyState>
  );
}
