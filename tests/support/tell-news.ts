import { grantReward } from "#app/domain/intake/grant-reward.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import type { Person } from "./cast.ts";

/** Words that try to break out of where they are shown, in scripts, in long words and in other directions. */
export const hostileWords = `<script>document.title = "broken"</script><img src=x onerror=alert(1)> ${"w".repeat(400)} \u202e🦊 שלום`;

/** News on both sides of the house: something that waits for Ada and for Maria, and a thank-you that Maria signed. */
export async function tellNews(people: { ada: Person; maria: Person }, at: Date): Promise<void> {
  const { ada, maria } = people;
  const grant = { customerId: ada.id, amountMinor: 1_500n, currency: "EUR", grantId: newId(at) };
  const reason = "You told a clinic in Lyon what working with us is like. They became a customer.";
  await grantReward({ ...grant, reason }, { kind: "staff", id: maria.id }, at);
  const mail = null;
  await notify(
    pool,
    [
      {
        accountId: ada.accountId,
        kind: "agreement-to-accept",
        key: `agreement-to-accept/house/${ada.accountId}`,
        data: { group: "Early testers", version: 1, isFirst: true, path: "/groups" },
        mail,
      },
      {
        accountId: ada.accountId,
        kind: "idea-commented",
        key: `idea-commented/house/${ada.accountId}`,
        data: { title: hostileWords, by: hostileWords, words: hostileWords, path: "javascript:alert(1)" },
        mail,
      },
      {
        accountId: maria.accountId,
        kind: "door-message",
        key: `door-message/house/${maria.accountId}`,
        data: { title: hostileWords, by: "Cleo Marsh", path: "//evil.example/" },
        mail,
      },
    ],
    at,
  );
}
