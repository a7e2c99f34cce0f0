import type { NoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { counted } from "../counted.ts";
import { noticeWords } from "../notice-words.ts";

/** Something that waits for a person, with the page where it is done. */
export type Need = { title: string; detail: string; href?: string; notice?: { id: string; verb: string } };

type Import = { id: string; fileName: string; source: string; state: string; rejected: number };

type State = {
  /** News that ask something of the person who reads. */
  notices: readonly { id: string; kind: NoticeKind; data: Record<string, unknown> }[];
  isNamed: boolean;
  hasCustomers: boolean;
  marginSet: boolean;
  maySet: boolean;
  running: readonly Import[];
  /** Imports that ended with something to look at. */
  imported: readonly Import[];
  waiting: { waiting: number; overdue: number };
  failedMails: number;
  /** Applications to groups that nobody has decided. */
  applications: number;
};

/** What waits for staff now. */
export function needsYou(state: State): Need[] {
  const { notices, running, imported, waiting, failedMails, applications } = state;
  const needs: Need[] = notices.map((notice) => {
    const { title, detail, verb } = noticeWords(notice);
    return { title, detail: detail ?? "", notice: { id: notice.id, verb } };
  });
  needs.push(...firstSteps(state));
  if (applications > 0) {
    needs.push({
      title: `${counted(applications, "application", "applications")} to decide`,
      detail: "Somebody asked for a seat in a group.",
      href: "/admin/groups",
    });
  }
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
