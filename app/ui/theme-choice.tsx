import { Button } from "./button.tsx";
import type { Theme } from "./theme.ts";

export type ThemeChoiceProps = {
  /** Where the form goes; the answer sets the cookie `kith_theme` and comes back to `returnTo`. */
  action: string;
  current: Theme;
  returnTo: string;
};

const themes: readonly { value: Theme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As on this device" },
];

/** Light, dark, or as the device says. */
export function ThemeChoice({ action, current, returnTo }: ThemeChoiceProps) {
  return (
    <form method="post" action={action} className="flex flex-wrap gap-2">
      <input type="hidden" name="returnTo" value={returnTo} />
      {themes.map((theme) => (
        <Button
          key={theme.value}
          name="theme"
          value={theme.value}
          size="small"
          look={theme.value === current ? "primary" : "secondary"}
          aria-pressed={theme.value === current}
        >
          {theme.label}
        </Button>
      ))}
    </form>
  );
}
