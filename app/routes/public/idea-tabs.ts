import { type IdeaTab, ideaTabs } from "#app/domain/ideas/idea-list.ts";
import { queryHref } from "../query-href.ts";

const labels: Record<IdeaTab, string> = { wanted: "Most wanted", new: "New", answered: "Answered" };

/** The lists of ideas, as links that keep the topic. */
export function ideaTabsOf(filter: { tab: IdeaTab }, search: string) {
  return ideaTabs.map((tab) => ({
    label: labels[tab],
    href: `/ideas${queryHref(search, { tab: tab === "wanted" ? null : tab, page: null }).replace(/^\?$/, "")}`,
    current: tab === filter.tab,
  }));
}
