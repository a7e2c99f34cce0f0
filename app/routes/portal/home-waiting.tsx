import { type ListedNotice, OpenNotice } from "../notice-list.tsx";
import { noticeWords } from "../notice-words.ts";

/** What waits for the person who reads; nothing at all where nothing does. */
export function HomeWaiting({ notices }: { notices: readonly ListedNotice[] }) {
  if (notices.length === 0) return null;
  return (
    <section className="flex flex-col gap-4" aria-labelledby="waiting">
      <h2 id="waiting" className="text-22 font-semibold">
        Waiting for you
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {notices.map((notice) => {
          const { title, detail, verb } = noticeWords(notice);
          return (
            <li
              key={notice.id}
              className="flex min-w-0 flex-col items-start justify-between gap-3 rounded-card border border-line bg-raised px-5 py-4"
            >
              <div className="min-w-0 max-w-full">
                <p className="font-semibold wrap-anywhere" dir="auto">
                  {title}
                </p>
                {detail ? (
                  <p className="text-14 text-ink-soft wrap-anywhere" dir="auto">
                    {detail}
                  </p>
                ) : null}
              </div>
              <OpenNotice id={notice.id} action="/notifications" verb={verb} about={title} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
