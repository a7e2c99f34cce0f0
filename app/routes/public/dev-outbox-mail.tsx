import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOutboxMail } from "#app/email/outbox-queries.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Mail: ${data.subject}` : "Mail" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const mail = await readOutboxMail(params["mailId"] ?? "");
  if (mail === null) throw new Response(null, { status: 404 });
  return json({ subject: mail.subject, to: mail.to, parts: mail.text.split(/(https?:\/\/[^\s<>()\]]+)/) });
}

export default function Mail() {
  const { subject, to, parts } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader back={{ href: "/dev/outbox", label: "All mails" }} title={subject} lead={`To ${to}`} />
      <pre className="overflow-x-auto rounded-card border border-line bg-raised p-5 text-14 whitespace-pre-wrap wrap-anywhere">
        {parts.map((part, position) =>
          position % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a mail never move.
            <a key={position} href={part} className="link">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </pre>
    </div>
  );
}
