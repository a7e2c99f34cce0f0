import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { OpenNotice } from "../../notice-list.tsx";
import type { Need } from "./needs-you.ts";

/** What waits for the person who reads. */
export function NeedsYou({ needs }: { needs: readonly Need[] }) {
  return (
    <Card title="Needs you">
      {needs.length === 0 ? <p className="text-14 text-ink-quiet">Nothing at the moment.</p> : null}
      <ul className="flex flex-col gap-3 text-14">
        {needs.map((need) => (
          <li key={need.notice?.id ?? need.title} className="wrap-anywhere">
            <p className="font-medium">
              {need.href ? (
                <TextLink href={need.href} className="inline-block py-0.5 wrap-anywhere">
                  {need.title}
                </TextLink>
              ) : (
                need.title
              )}
            </p>
            {need.detail === "" ? null : <p className="text-ink-quiet">{need.detail}</p>}
            {need.notice ? (
              <div className="mt-2">
                <OpenNotice {...need.notice} action="/admin/for-you" about={need.title} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
