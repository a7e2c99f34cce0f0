import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

type ImportCountsProps = {
  found: {
    bytes: number;
    bytesRead: number;
    read: number;
    imported: number;
    duplicates: number;
    rejected: number;
    noted: number;
  };
  underWay: boolean;
};

/** How far an import has come and what it found. */
export function ImportCounts({ found, underWay }: ImportCountsProps) {
  const number = new Intl.NumberFormat("en-GB");
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <Progress
          label={underWay ? "Reading the file" : "The file was read"}
          done={Math.ceil((underWay ? found.bytesRead : found.bytes) / 1024)}
          total={Math.ceil(found.bytes / 1024)}
          unit="kB"
        />
        <Facts
          facts={[
            { label: "Lines read", value: number.format(found.read) },
            { label: "Orders imported", value: number.format(found.imported) },
            { label: "Known already", value: number.format(found.duplicates) },
            { label: "Rejected", value: number.format(found.rejected) },
            { label: "Imported with a note", value: number.format(found.noted) },
          ]}
        />
        {underWay ? null : <TextLink href="/admin/customers?sort=spend">Look at the customers</TextLink>}
      </div>
    </Card>
  );
}
