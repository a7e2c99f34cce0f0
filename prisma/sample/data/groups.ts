import { advisoryGroups } from "./advisory-groups.ts";
import { betaTests } from "./beta-tests.ts";
import type { GroupData } from "./group.ts";

const all = { ...betaTests, ...advisoryGroups };

export type GroupKey = keyof typeof all;

/** The groups that customers take part in. */
export const groups: Readonly<Record<GroupKey, GroupData>> = all;

export const groupKeys = Object.keys(groups) as GroupKey[];
