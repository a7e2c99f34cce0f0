import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { adviceFor, asSentence } from "./model-refusal.ts";

type NoForecastProps = {
  /** The model of the valuation that stands; null before the first. */
  model: { state: string; because?: string; reason?: string } | null;
  marginSet: boolean;
  maySet: boolean;
};

/** Why no forecast stands, and what to do. */
export function NoForecast({ model, marginSet, maySet }: NoForecastProps) {
  if (!marginSet) {
    return (
      <EmptyState
        title="The margin is not entered"
        action={
          maySet ? (
            <LinkButton look="primary" href="/admin/settings/value">
              Enter the margin
            </LinkButton>
          ) : undefined
        }
      >
        A forecast says what customers will bring, and that takes the margin of what they buy. An owner or a
        manager enters it in the settings.
      </EmptyState>
    );
  }
  if (model?.state === "refused") {
    return (
      <EmptyState title="No forecast can be made yet" action={wayOut(model.because ?? "")}>
        {`${asSentence(model.reason ?? "")} ${adviceFor(model.because ?? "")}`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No forecast has been made yet"
      action={<LinkButton href="/admin/value">To the value of all customers</LinkButton>}
    >
      It is made every night from your orders. The page about value has a button to make it now.
    </EmptyState>
  );
}

function wayOut(because: string) {
  return because === "nobody" ? (
    <LinkButton look="primary" href="/admin/imports">
      Import orders
    </LinkButton>
  ) : undefined;
}
