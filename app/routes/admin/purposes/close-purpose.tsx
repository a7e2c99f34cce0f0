import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { counted } from "../../counted.ts";

/** Asks once more, because a purpose that is closed stays closed. */
export function ClosePurpose({ given }: { given: number }) {
  return (
    <Card title="Close it">
      <Disclosure summary="Close this purpose">
        <Form method="post" className="flex flex-col gap-4 text-14">
          <p>
            Nobody is asked any more, and what {counted(given, "customer shares", "customers share")} may not
            be used for it from then on. A closed purpose stays closed; you can open another.
          </p>
          <div>
            <Button look="trouble" name="intent" value="close">
              Close the purpose
            </Button>
          </div>
        </Form>
      </Disclosure>
    </Card>
  );
}
