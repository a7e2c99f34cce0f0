import { Badge } from "#app/ui/badge.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { RevokeApiKey } from "./revoke-api-key.tsx";

export type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  state: "works" | "expired" | "revoked";
};

/** All keys, with what they may do and when they were last used. */
export function ApiKeyTable({ keys, now }: { keys: readonly ApiKeyRow[]; now: string }) {
  return (
    <Table
      caption="API keys"
      rows={keys}
      rowKey={(key) => key.id}
      empty={
        <EmptyState title="No keys yet">
          A key lets your shop or CRM send orders and read what relationships are worth. Create the first one
          below.
        </EmptyState>
      }
      columns={[
        { key: "name", label: "Name", cell: (key) => key.name },
        { key: "prefix", label: "Begins with", cell: (key) => <code>{key.prefix}…</code> },
        {
          key: "scopes",
          label: "May do",
          cell: (key) => key.scopes.map((scope) => (scope === "*" ? "everything" : scope)).join(", "),
        },
        {
          key: "used",
          label: "Last used",
          cell: (key) => (key.lastUsedAt ? <When at={key.lastUsedAt} now={now} style="ago" /> : "never"),
        },
        { key: "state", label: "State", cell: (key) => <State of={key} now={now} /> },
        {
          key: "revoke",
          label: "Change",
          cell: (key) =>
            key.state === "works" ? (
              <Dialog href={`?revoke=${key.id}`} trigger="Revoke" title={`Revoke ${key.name}?`} size="small">
                <RevokeApiKey id={key.id} />
              </Dialog>
            ) : null,
        },
      ]}
    />
  );
}

function State({ of, now }: { of: ApiKeyRow; now: string }) {
  if (of.state === "revoked") return <Badge tone="quiet">Revoked</Badge>;
  if (of.state === "expired") return <Badge tone="attention">Expired</Badge>;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone="good">Works</Badge>
      {of.expiresAt ? (
        <span className="text-ink-quiet">
          until <When at={of.expiresAt} now={now} style="day" />
        </span>
      ) : null}
    </span>
  );
}
