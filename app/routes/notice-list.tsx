import type { NoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { When } from "#app/ui/when.tsx";
import { noticeWords } from "./notice-words.ts";

/** A notice as a loader sends it. */
export type ListedNotice = {
  id: string;
  kind: NoticeKind;
  data: Record<string, unknown>;
  createdAt: string;
  readAt: string | null;
};

type NoticeListProps = {
  notices: readonly ListedNotice[];
  /** The page that opens a notice: it marks it as read and leads on. */
  action: string;
  now: string;
  timeZone: string;
};

/** News, each with the button that opens its page. */
export function NoticeList({ notices, action, now, timeZone }: NoticeListProps) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-raised">
      {notices.map((notice) => {
        const { title, detail, verb } = noticeWords(notice);
        const unread = notice.readAt === null;
        return (
          <li
            key={notice.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className={unread ? "font-semibold wrap-anywhere" : "wrap-anywhere"} dir="auto">
                {title}
              </p>
              {detail ? (
                <p className="text-14 text-ink-soft wrap-anywhere" dir="auto">
                  {detail}
                </p>
              ) : null}
              <p className="mt-1 flex items-center gap-2 text-14 text-ink-quiet">
                <When at={notice.createdAt} now={now} timeZone={timeZone} />
                {unread ? <Badge tone="brand">New</Badge> : null}
              </p>
            </div>
            <OpenNotice id={notice.id} action={action} verb={verb} about={title} />
          </li>
        );
      })}
    </ul>
  );
}

/** The button that marks one notice as read and leads to its page. */
export function OpenNotice(props: { id: string; action: string; verb: string; about: string }) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="intent" value="open" />
      <input type="hidden" name="id" value={props.id} />
      <Button look="secondary" size="small">
        {props.verb}
        <span className="sr-only">: {props.about}</span>
      </Button>
    </form>
  );
}

/** The button that marks everything as read. */
export function MarkAllRead({ action }: { action: string }) {
  return (
    <form method="post" action={action}>
      <Button look="secondary" name="intent" value="read-all">
        Mark all as read
      </Button>
    </form>
  );
}
