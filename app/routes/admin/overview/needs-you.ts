import type { NoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { counted } from "../../counted.ts";
import { noticeWords } from "../../notice-words.ts";

/** Something that waits for a person, with the page where it is done. */
export type Need = { title: string; detail: string; href?: string; notice?: { id: string; verb: string } };

type Import = { id: string; fileName: string; source: string; state: string; rejected: number };

export type State = {
  /** What this person may do. */
  may: { moderate: boolean; manage: boolean };
  /** Customers to whom this person has promised an answer. */
  door: { waiting: number; overdue: number };
  /** How many answers of others are overdue, for owners: however often they have read of it. */
  overdueOfOthers: number;
  /** News that ask for a look. */
  notices: readonly { id: string; kind: NoticeKind; data: Record<string, unknown> }[];
  isNamed: boolean;
  hasCustomers: boolean;
  marginSet: boolean;
  running: readonly Import[];
  /** Imports that ended with something to look at. */
  imported: readonly Import[];
  rewards: { overdue: number };
  failedMails: number;
  /** Applications to groups that nobody has decided. */
  applications: number;
  /** Ideas and comments that nobody has read. */
  unread: number;
};

/** What waits for this person now: nothing that only others may do. */
export function needsYou(state: State): Need[] {
  return [
    ...answersOf(state),
    ...(state.may.manage ? firstSteps(state) : []),
    ...(state.may.moderate ? decisionsOf(state) : []),
    ...(state.may.manage ? houseOf(state) : []),
  ];
}

function answersOf({ door, overdueOfOthers, notices }: State): Need[] {
  const needs: Need[] = notices.map((notice) => {
    const { title, detail, verb } = noticeWords(notice);
    return { title, detail: detail ?? "", notice: { id: notice.id, verb } };
  });
  if (overdueOfOthers > 0) {
    needs.unshift({
      title: `${counted(overdueOfOthers, "answer of a colleague is", "answers of colleagues are")} overdue`,
      detail: "Customers were promised them. Ask, or hand them to somebody who has time.",
      href: "/admin/inbox",
    });
  }
  if (door.waiting === 0) return needs;
  const late = door.overdue === 0 ? "All of it can still be in time." : `${door.overdue} overdue.`;
  const title = `${counted(door.waiting, "customer waits", "customers wait")} for your answer`;
  return [{ title, detail: late, href: "/admin/inbox" }, ...needs];
}

function decisionsOf({ applications, unread }: State): Need[] {
  const needs: Need[] = [];
  if (applications > 0) {
    needs.push({
      title: `${counted(applications, "application", "applications")} to decide`,
      detail: "Somebody asked for a seat in a group.",
      href: "/admin/groups",
    });
  }
  if (unread > 0) {
    needs.push({
      title: `${counted(unread, "idea or comment", "ideas and comments")} to read`,
      detail: "Others see them once you have published them.",
      href: "/admin/ideas?view=waiting",
    });
  }
  return needs;
}

function houseOf({ running, imported, rewards, failedMails }: State): Need[] {
  const needs: Need[] = [];
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
  if (rewards.overdue > 0) {
    needs.push({
      title: `${counted(rewards.overdue, "reward waits", "rewards wait")} to be released`,
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
function firstSteps({ isNamed, hasCustomers, marginSet }: State): Need[] {
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
  return steps.filter(({ isDone }) => !isDone).map(({ title, detail, href }) => ({ title, detail, href }));
}
