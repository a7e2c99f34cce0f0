import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { loadSample } from "../../prisma/sample/load-sample.server.ts";
import { type SampleLink, sampleLinks } from "../../prisma/sample/sample-links.server.ts";
import { progressOn } from "./progress.ts";

/** The same for everybody who looks at it. */
const seed = 20_261_122;

/** Loads the sample company with its progress on the terminal; null, and the reason printed, where it must not go in here. */
export async function loadSampleCompany(now: Date): Promise<SampleLink[] | null> {
  log.level = "warn";
  const progress = progressOn(process.stdout);
  let said = false;
  const onProgress = (share: number, at: Date) => {
    if (!said) console.log("Loading the sample company, day by day through two years.");
    said = true;
    const month = at.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
    progress.show(share, month.padEnd(15));
  };
  const answer = await loadSample({ now, seed, onProgress });
  progress.end();
  if (answer.kind === "refused") {
    console.error(answer.detail);
    return null;
  }
  if (answer.kind === "there-already") console.log("The sample company is there already.");
  return sampleLinks(env.ORIGIN, new Date());
}
