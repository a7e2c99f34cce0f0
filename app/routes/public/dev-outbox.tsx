import { json, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOutbox } from "#app/email/outbox-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { hydrate: false };
export const meta: MetaFunction = () => [{ title: "Mails that would have been sent" }];

export async function loader() {
  const mails = await listOutbox();
  if (mails === null) throw new Response(null, { status: 404 });
  return json({ mails });
}

export default function Outbox() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Mails that would have been sent"
        lead="No mail service is set up here, so mails are kept. This page is there in development only."
      />
      <Card flush>
        <Table
          caption="Mails"
          rows={mails}
          rowKey={(mail) => mail.id}
          rowHref={(mail) => `/dev/outbox/${mail.id}`}
          empty={<p className="px-5 pb-5 text-14 text-ink-quiet">No mails yet.</p>}
          columns={[
            { key: "subject", label: "Subject", cell: (mail) => mail.subject },
            { key: "to", label: "To", cell: (mail) => mail.to },
            {
              key: "at",
              label: "Written",
              cell: (mail) => (
                <time dateTime={mail.createdAt}>{mail.createdAt.slice(0, 19).replace("T", " ")}</time>
              ),
            },
          ]}
        />
      </Card>
    </div>
  );
}
