import type { IdeaStatus } from "#app/domain/ideas/idea.ts";
import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";
import type { StaffKey } from "./staff.ts";

type AnswerData = { at: Moment; by: StaffKey; status: IdeaStatus; text: string };
type CommentData = {
  at: Moment;
  by: CustomerKey | StaffKey;
  text: string;
  /** Still waits for a moderator. */
  waits?: boolean;
  /** A moderator hid it, with this word to who wrote it. */
  hidden?: string;
};

/** An idea with all that followed. A moderator publishes what has to be, unless it says otherwise. */
export type IdeaData = {
  by: CustomerKey;
  at: Moment;
  title: string;
  story: string;
  topic: string | null;
  votes: number;
  answers?: readonly AnswerData[];
  comments?: readonly CommentData[];
  /** Still waits for a moderator. */
  waits?: boolean;
  /** A moderator hid it, with this word to who proposed it. */
  hidden?: string;
  /** It said the same as another one and goes on there. */
  merged?: { at: Moment; by: StaffKey; into: string };
};
