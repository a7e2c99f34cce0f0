import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";

/** Asks once more, because a key that is revoked never works again. */
export function RevokeApiKey({ id }: { id: string }) {
  return (
    <Form method="post" action="/admin/settings/api-keys" className="flex flex-col gap-4">
      <p>
        Whatever uses this key is refused within 5 seconds. A revoked key never works again; you can create a
        new one.
      </p>
      <input type="hidden" name="id" value={id} />
      <div>
        <Button look="trouble" name="intent" value="revoke">
          Revoke key
        </Button>
      </div>
    </Form>
  );
}
