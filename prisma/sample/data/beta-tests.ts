import type { GroupData } from "./group.ts";

const guideAgreement = `What you see is not finished. Please do not publish pictures of it, and do not give it to others.

You tell us what goes wrong, we tell you what we did about it. You may stop at any time, with one click and without a reason.`;

/** What people try before everybody has it. */
export const betaTests = {
  guide: {
    kind: "beta",
    name: "Brew guide for the telephone",
    story: `For every coffee we sell: how much, how hot, how long, how fine. Tomás changes it when the coffee changes.

It grew out of an idea of Freya's. Eight of you try it before everybody has it.`,
    membersDo: "Brew with it at least twice a week, and write down every Sunday what was wrong or missing.",
    membersGet: "A bag of whatever is new each month, and your name in the guide if you want it there.",
    seats: 8,
    admission: "open",
    by: "tomas",
    opened: [82, "09:40"],
    agreements: [
      { at: [82, "09:45"], text: guideAgreement },
      {
        at: [9, "10:30"],
        text: `${guideAgreement}

New: the guide now counts which recipes are opened, without names, so that we see what is read. Nothing else is counted.`,
      },
    ],
    applications: [
      {
        by: "freya",
        at: [81, "18:40"],
        reason: "It was my idea, so I had better find out whether it was a good one.",
        accepts: [
          [81, "18:52"],
          [8, "19:20"],
        ],
      },
      {
        by: "paul",
        at: [81, "20:05"],
        reason: "I weigh everything. I will find the mistakes.",
        accepts: [
          [81, "20:06"],
          [7, "21:00"],
        ],
      },
      {
        by: "ines",
        at: [80, "15:15"],
        reason: "Four people work behind my machine, with four opinions.",
        accepts: [[80, "15:20"]],
      },
      {
        by: "hana",
        at: [80, "21:31"],
        reason: "I brew the same coffee in two towns with two waters.",
        accepts: [
          [79, "08:10"],
          [8, "07:45"],
        ],
      },
      {
        by: "jun",
        at: [78, "19:00"],
        reason: "Because I like to measure things and to be thanked for it.",
        accepts: [[78, "19:04"]],
      },
      {
        by: "maeve",
        at: [76, "11:11"],
        reason: "I have never followed a recipe in my life. You need one like me.",
        accepts: [[76, "11:30"]],
        leaves: [24, "17:40"],
      },
      {
        by: "kit",
        at: [74, "22:02"],
        reason: "I measure with a soup spoon. Please help.",
        accepts: [
          [74, "22:03"],
          [9, "22:15"],
        ],
      },
      {
        by: "lorcan",
        at: [73, "06:50"],
        reason: "My daughters will use it, and they will tell you everything.",
        accepts: [[72, "06:55"]],
      },
      {
        by: "wren",
        at: [66, "20:00"],
        reason: "I change coffee every month, so I need eight recipes at once.",
        accepts: [
          [23, "18:10"],
          [6, "12:12"],
        ],
      },
      { by: "fatima", at: [51, "12:36"], reason: "I would test it in Arabic too." },
      { by: "saoirse", at: [19, "21:47"], reason: "I am new to all of this and honest about it." },
    ],
  },
  harvest: {
    kind: "beta",
    name: "Two lots from Huila, before we buy",
    story: `Two farms, one valley, and we can only take one of them. We roast 200 g of each for everybody who joins, as plainly as we can.

You tell us which one you would still want in March.`,
    membersDo: "Brew both within a week of getting them, and write us three honest sentences on each.",
    membersGet: "Both samples, and your name on the list that we send to the farmer.",
    seats: 10,
    admission: "open",
    by: "tomas",
    opened: [11, "11:15"],
    agreements: [],
    applications: [
      { by: "oskar", at: [10, "19:40"], reason: "I have waited for Huila since August." },
      {
        by: "tadhg",
        at: [10, "21:05"],
        reason: "Is one of them a decaf? If not, I will ask my cardiologist.",
      },
      {
        by: "bea",
        at: [7, "18:12"],
        reason: "My guests by the water like it fruity. I would like to know before them.",
      },
      { by: "ilse", at: [4, "22:30"], reason: "I am new, and I like to be asked." },
    ],
  },
  decafTasting: {
    kind: "beta",
    name: "Decaf, tasted blind",
    story:
      "Five decafs in numbered bags. Tell us which one you would buy, before we tell you which one costs half.",
    membersDo: "Taste all five within two weeks, and rank them.",
    membersGet: "The five bags, and the answer.",
    seats: 12,
    admission: "open",
    by: "nora",
    opened: [471, "11:00"],
    closed: [436, "16:00"],
    agreements: [],
    applications: [
      { by: "tadhg", at: [470, "19:15"], reason: "Doctor's orders, as you know." },
      { by: "mairead", at: [469, "08:22"], reason: "I do not believe that one can taste it." },
      { by: "ada", at: [468, "21:40"], reason: "I want to be surprised." },
      { by: "eoin", at: [466, "12:00"], reason: "I like blind tastings. I lose them all." },
      { by: "ruth", at: [463, "09:09"], reason: "Half my office drinks it after three." },
      { by: "luca", at: [460, "18:55"], reason: "Italians say there is no such thing. Let us see." },
    ],
  },
} as const satisfies Record<string, GroupData>;
