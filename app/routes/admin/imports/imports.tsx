import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { listImports } from "#app/domain/spend/import-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { requireStaff } from "../../access.server.ts";
import { cursorOf } from "../../page-number.ts";
import { ImportTable } from "./import-table.tsx";
import { receiveUpload } from "./receive-upload.server.ts";
import { UploadForm } from "./upload-form.tsx";

export const meta: MetaFunction = () => [{ title: "Imports" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const cursor = cursorOf(new URL(request.url).searchParams);
  const [{ timeZone }, list] = await Promise.all([companyView(), listImports({ cursor })]);
  return json({
    ...list,
    isFirstPage: cursor === null,
    mayImport: may(role, "manage"),
    now: context.now,
    timeZone,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const result = await receiveUpload(request, { kind: "staff", id: staffId }, context.now);
  if (result.kind === "refused") return json({ problem: result.detail }, { status: 400 });
  return redirect(`/admin/imports/${result.importId}`);
}

export default function Imports() {
  const { imports, next, isFirstPage, mayImport, now, timeZone } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Imports"
        lead="Orders from a file. Bringing the same file twice changes nothing: every order counts once."
      />
      {mayImport ? <UploadForm problem={problem} /> : null}
      <Card title="Latest imports" flush>
        <ImportTable imports={imports} now={now} timeZone={timeZone} />
      </Card>
      <Pagination previousHref={isFirstPage ? null : "?"} nextHref={next ? `?after=${next}` : null} />
    </div>
  );
}
