import { acceptAgreement } from "#app/domain/groups/accept-agreement.server.ts";
import { applyToGroup } from "#app/domain/groups/apply-to-group.server.ts";
import { createGroup } from "#app/domain/groups/create-group.server.ts";
import { decideApplication } from "#app/domain/groups/decide-application.server.ts";
import { groupFor } from "#app/domain/groups/group-queries.server.ts";
import { publishAgreement } from "#app/domain/groups/publish-agreement.server.ts";
import type { CustomerName, Person, StaffName } from "./cast.ts";

/** What a person may type: a word without end, a right-to-left one, an emoji of several, a space without width, and a script. */
const hardToShow = `${"w".repeat(1500)} שלום 👩‍🍳 a\u200bb <script>document.title = "broken"</script>`;

type Cast = Record<CustomerName | StaffName, Person>;

/**
 * Opens two groups. In the beta test with one seat Ada holds it and has a new version of the agreement to accept, Bo waits,
 * Cleo's application is to decide. The advisory group takes in whoever comes: Cleo came.
 */
export async function gather(cast: Cast, at: Date): Promise<{ groupId: string }> {
  const by = { staffId: cast.sam.id };
  const { groupId } = await createGroup(
    {
      kind: "beta",
      name: "Label printer",
      story: "A small printer that turns what you type on your phone into labels for jars and bottles.",
      membersDo:
        "Print at least ten labels a week for four weeks, and tell us every Friday what got in your way.",
      membersGet: "You keep the printer, with two rolls of labels.",
      seats: 1,
      admission: "review",
    },
    by,
    at,
  );
  await publishAgreement(
    { groupId, text: "Please show the printer to nobody before it is in the shop." },
    by,
    at,
  );
  for (const [who, reason, verdict] of [
    [cast.ada, "I fill sixty jars every autumn.", "accept"],
    [cast.bo, "My handwriting cannot be read.\nNot even by me.", "accept"],
    [cast.cleo, hardToShow, null],
  ] as const) {
    const asked = await applyToGroup({ groupId, customerId: who.id, reason }, at);
    if (verdict === null || asked.kind === "refused") continue;
    await decideApplication({ groupId, applicationId: asked.applicationId, verdict, word: null }, by, at);
  }
  const agreementId = (await groupFor(cast.ada.id, groupId))?.agreement?.id ?? "";
  await acceptAgreement({ groupId, customerId: cast.ada.id, agreementId }, at);
  const text =
    "Please show the printer to nobody before it is in the shop.\n\nPictures of labels may be shown.";
  await publishAgreement({ groupId, text }, by, at);
  await openToAll(cast, at);
  return { groupId };
}

async function openToAll(cast: Cast, at: Date): Promise<void> {
  const { groupId } = await createGroup(
    {
      kind: "advisory",
      name: "Kitchen table",
      story: `Eight people who cook a lot tell us four times a year what we should do next. ${hardToShow}`,
      membersDo: "Join a call of one hour, four times a year.",
      membersGet: "You hear first what is coming, and a parcel each time.",
      seats: 8,
      admission: "open",
    },
    { staffId: cast.sam.id },
    at,
  );
  await applyToGroup({ groupId, customerId: cast.cleo.id, reason: "I cook for nine." }, at);
}
