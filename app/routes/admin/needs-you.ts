import { counted } from "../counted.ts";

/** Something that waits for a person, with the page where it is done. */
export type Need = { title: string; detail: string; href?: string };

type State = {
  marginSet: boolean;
  maySet: boolean;
  running: readonly { id: string; fileName: string }[];
  waiting: { waiting: number; overdue: number };
  failedMails: number;
};

/** What waits for staff now. */
export function needsYou({ marginSet, maySet, running, waiting, failedMails }: State): Need[] {
  const needs: Need[] = [];
  if (!marginSet) {
    const who = maySet ? "" : " An owner or manager can do that.";
    needs.push({
      title: "Enter your margin",
      detail: `Without it no order has a value.${who}`,
      ...(maySet ? { href: "/admin/settings/value" } : {}),
    });
  }
  for (const { id, fileName } of running) {
    needs.push({
      title: `${fileName} is being imported`,
      detail: "See how far it has come.",
      href: `/admin/imports/${id}`,
    });
  }
  if (waiting.overdue > 0) {
    const rewards = counted(waiting.overdue, "reward waits", "rewards wait");
    needs.push({
      title: `${rewards} to be released`,
      detail: "They are released each hour, by themselves.",
      href: "/admin/rewards?state=on-its-way",
    });
  } else if (waiting.waiting > 0) {
    const rewards = counted(waiting.waiting, "reward is", "rewards are");
    needs.push({
      title: `${rewards} on hold`,
      detail: "They become ready by themselves on their day.",
      href: "/admin/rewards?state=on-its-way",
    });
  }
  if (failedMails > 0) {
    needs.push({
      title: `${counted(failedMails, "mail", "mails")} could not be sent`,
      detail: "In the last 30 days. Check the key of the mail service and the addresses.",
    });
  }
  return needs;
}
