import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";

type LogoFormProps = {
  /** Stamp of the logo there is, or null. */
  version: string | null;
  company: string;
  fault: string | null;
};

/** The logo there is, and a way to another. */
export function LogoForm({ version, company, fault }: LogoFormProps) {
  return (
    <form method="post" encType="multipart/form-data" className="flex max-w-lg flex-col gap-4">
      {version === null ? (
        <p className="text-14 text-ink-quiet">
          There is no logo yet: the name of the company stands in its place.
        </p>
      ) : (
        <img
          src={`/brand-logo?v=${version}`}
          alt={`Logo of ${company}`}
          className="h-12 w-auto max-w-64 self-start object-contain"
        />
      )}
      <Field label="Picture" name="logo" type="file" accept="image/png,image/jpeg,image/webp" error={fault} />
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="logo">
          Upload logo
        </Button>
        {version === null ? null : (
          <Button name="intent" value="remove-logo" look="secondary">
            Remove logo
          </Button>
        )}
      </div>
    </form>
  );
}
