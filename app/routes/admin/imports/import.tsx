import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { findImport, importLines } from "#app/domain/spend/import-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { RefreshWhile } from "#app/ui/refresh-while.tsx";
import { When } from "#app/ui/when.tsx";
import { requireStaff } from "../../access.server.ts";
import { ImportCounts } from "./import-counts.tsx";
import { ImportLines } from "./import-lines-table.tsx";
import { importStateWords, isUnderWay } from "./import-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Import of ${data.found.fileName}` : "Import" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "see");
  const id = params["importId"] ?? "";
  const found = isId(id) ? await findImport(id) : null;
  if (found === null) throw new Response(null, { status: 404 });
  const after = Number(new URL(request.url).searchParams.get("line") ?? "0");
  const [{ timeZone }, page] = await Promise.all([
    companyView(),
    importLines(id, { after: Number.isSafeInteger(after) ? after : 0 }),
  ]);
  return json({ found, page, isFirstPage: !(after > 0), now: context.now, timeZone });
}

export default function Import() {
  const { found, page, isFirstPage, now, timeZone } = useLoaderData<typeof loader>();
  const underWay = isUnderWay(found.state);
  const { label, tone } = importStateWords(found.state);
  return (
    <div className="flex flex-col gap-6">
      <RefreshWhile on={underWay} />
      <PageHeader
        back={{ href: "/admin/imports", label: "Imports" }}
        title={`Import of ${found.fileName}`}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={tone}>{label}</Badge>
            <span>
              from {found.source}, begun <When at={found.createdAt} now={now} timeZone={timeZone} />
            </span>
          </span>
        }
      />
      {found.failure ? (
        <Card tone="attention" title="The import stopped">
          <p>{found.failure}</p>
          <p className="mt-1">
            What was imported before stays. Correct the file and import it again: known orders are skipped.
          </p>
        </Card>
      ) : null}
      <ImportCounts found={found} underWay={underWay} />
      <Card
        title="Lines to look at"
        lead="Rejected lines were left out. Noted lines were imported."
        flush
        actions={
          page.lines.length > 0 ? (
            <LinkButton size="small" href={`/admin/imports/${found.id}/lines.csv`} external download>
              Download as CSV
            </LinkButton>
          ) : null
        }
      >
        <ImportLines {...page} isFirstPage={isFirstPage} underWay={underWay} />
      </Card>
    </div>
  );
}
