import { expect, type Locator, type Page } from "@playwright/test";

/** How a visitor goes about a page: with the mouse, or with the keyboard alone. */
export type Hands = {
  press: (control: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  choose: (option: Locator) => Promise<void>;
};

export const mouse: Hands = {
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
  choose: (option) => option.check(),
};

/** Reaches everything by Tab, presses by Enter, ticks by the space bar. */
export const keyboard: Hands = {
  press: async (control) => {
    await tabTo(control);
    await control.page().keyboard.press("Enter");
  },
  write: async (field, text) => {
    await tabTo(field);
    await field.page().keyboard.press("Control+a");
    await field.page().keyboard.type(text);
  },
  choose: async (option) => {
    await tabTo(option);
    await option.page().keyboard.press("Space");
    await expect(option).toBeChecked();
  },
};

/** Tabs on until the focus is there. A page that loses or traps the focus does not get there. */
async function tabTo(control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const page: Page = control.page();
  for (let step = 0; step < 120; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard did not reach it within 120 steps");
}
