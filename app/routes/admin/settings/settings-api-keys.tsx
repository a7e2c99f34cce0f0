import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { issueApiKey } from "#app/domain/activity/issue-api-key.server.ts";
import { withdrawApiKey } from "#app/domain/activity/withdraw-api-key.server.ts";
import { addDays } from "#app/kernel/dates.ts";
import { type ApiKeyView, listApiKeys } from "#app/platform/api-keys.server.ts";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { ApiKeyForm } from "./api-key-form.tsx";
import { newApiKey } from "./api-key-input.ts";
import { type ApiKeyRow, ApiKeyTable } from "./api-key-table.tsx";
import { NewApiKey } from "./new-api-key.tsx";
import { RevokeApiKey } from "./revoke-api-key.tsx";
import { SettingsNav } from "./settings-nav.tsx";

export const meta: MetaFunction = () => [{ title: "API keys" }];

const privately = { "Cache-Control": "no-store" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "own");
  const keys = (await listApiKeys()).map((key) => rowOf(key, context.now));
  const asked = new URL(request.url).searchParams.get("revoke");
  const revoking = keys.find((key) => key.id === asked && key.state === "works") ?? null;
  return json({ keys, revoking, now: context.now.toISOString() }, { headers: privately });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "own");
  const actor = { kind: "staff", id: staffId } as const;
  const form = await request.formData();
  if (form.get("intent") === "revoke") {
    const outcome = await withdrawApiKey(String(form.get("id")), actor, context.now);
    const words = outcome.kind === "refused" ? outcome.detail : "The key is revoked.";
    return redirect("/admin/settings/api-keys", { headers: withFlash(new Headers(), words) });
  }
  const submission = parseWithZod(form, { schema: newApiKey });
  if (submission.status !== "success") {
    return json({ result: submission.reply(), created: null }, { status: 400, headers: privately });
  }
  const { name, scopes, days } = submission.value;
  const expiresAt = days === "0" ? null : addDays(context.now, Number(days));
  const { secret } = await issueApiKey({ name, scopes, expiresAt }, actor, context.now);
  return json({ result: submission.reply(), created: { name, secret } }, { headers: privately });
}

export default function Page() {
  const { keys, revoking, now } = useLoaderData<typeof loader>();
  const { result, created } = useActionData<typeof action>() ?? { result: null, created: null };
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="API keys"
        lead={
          <>
            Keys for your shop, CRM and other machines. What they can send is in the{" "}
            <TextLink href="/api/v1/openapi.json" external>
              description of the API
            </TextLink>
            .
          </>
        }
      />
      <SettingsNav owner />
      {created ? <NewApiKey name={created.name} secret={created.secret} /> : null}
      {revoking ? (
        <Card
          tone="attention"
          title={`Revoke ${revoking.name}?`}
          actions={<LinkButton href="/admin/settings/api-keys">Keep it</LinkButton>}
        >
          <RevokeApiKey id={revoking.id} />
        </Card>
      ) : null}
      <Card title="Keys" flush>
        <ApiKeyTable keys={keys} now={now} />
      </Card>
      <Card title="Create a key">
        <ApiKeyForm key={created?.secret} lastResult={created ? null : result} />
      </Card>
    </div>
  );
}

function rowOf(key: ApiKeyView, now: Date): ApiKeyRow {
  const expired = key.expiresAt !== null && key.expiresAt <= now;
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    state: key.revokedAt !== null ? "revoked" : expired ? "expired" : "works",
  };
}
