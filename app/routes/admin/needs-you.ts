import { counted } from "../counted.ts";

/** Something that waits for a person, with the page where it is done. */
export type Need = { title: string; detail: string; href?: string };

type Import = { id: string; fileName: string; source: string; state: string; rejected: number };

type State = {
  isNamed: boolean;
  hasCustomers: boolean;
  marginSet: boolean;
  maySet: boolean;
  running: readonly Import[];
  /** Imports that ended with something to look at. */
  imported: readonly Import[];
  waiting: { waiting: number; overdue: number };
  failedMails: number;
};

/** What waits for staff now. */
export function needsYou(state: State): Need[] {
  const { running, imported, waiting, failedMails } = state;
  const needs = firstSteps(state);
  for (const { id, fileName } of running) {
    needs.push({
      title: `${fileName} is being imported`,
      detail: "See how far it has come.",
      href: `/admin/imports/${id}`,
    });
  }
  for (const { id, fileName, source, state, rejected } of imported) {
    needs.push({
      title:
        state === "failed"
          ? `${fileName} from ${source} could not be imported`
          : `${counted(rejected, "line", "lines")} of ${fileName} from ${source} ${rejected === 1 ? "was" : "were"} left out`,
      detail: "See why, correct the file, and bring it again: nothing counts twice.",
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
  }
  if (failedMails > 0) {
    needs.push({
      title: `${counted(failedMails, "mail", "mails")} could not be sent`,
      detail: "In the last 30 days. Check the key of the mail service and the addresses.",
    });
  }
  return needs;
}

/** What a new house still lacks: a name, customers, a margin. */
function firstSteps({ isNamed, hasCustomers, marginSet, maySet }: State): Need[] {
  const steps = [
    {
      isDone: isNamed,
      title: "Say who you are",
      detail: "Your name, your colour and your currency, as customers will see them.",
      href: "/admin/settings",
    },
    {
      isDone: hasCustomers,
      title: "Bring your orders",
      detail: "A file from your shop is enough to begin. Customers come with their orders.",
      href: "/admin/imports",
    },
    {
      isDone: marginSet,
      title: "Enter your margin",
      detail: "Without it no order has a value.",
      href: "/admin/settings/value",
    },
  ];
  return steps
    .filter(({ isDone }) => !isDone)
    .map(({ title, detail, href }) =>
      maySet ? { title, detail, href } : { title, detail: `${detail} An owner or manager can do that.` },
    );
}
