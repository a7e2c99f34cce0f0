import type { IdeaData } from "./idea.ts";
import { openIdeas } from "./ideas-open.ts";
import { shippedIdeas } from "./ideas-shipped.ts";
import { ideasUnderway } from "./ideas-underway.ts";

const all = { ...shippedIdeas, ...ideasUnderway, ...openIdeas };

export type IdeaKey = keyof typeof all;

/** Everything that was ever proposed. */
export const ideas: Readonly<Record<IdeaKey, IdeaData>> = all;

export const ideaKeys = Object.keys(ideas) as IdeaKey[];
