import type { GroupData } from "./group.ts";

/** Who advises the roastery. */
export const advisoryGroups = {
  cafePanel: {
    kind: "advisory",
    name: "Café panel",
    story: `Six people who run cafés, four evenings a year, one long table. We show you what we plan to buy, change or stop, before we do it, and you tell us what it would mean on a Saturday at eleven.

What you advise and what became of it is read out at the next evening.`,
    membersDo: "Come to three of the four evenings, and say what you think, above all where you disagree.",
    membersGet: "Dinner, the first look at next year's coffees, and an answer to every piece of advice.",
    seats: 6,
    admission: "review",
    by: "priya",
    opened: [520, "10:00"],
    agreements: [
      {
        at: [520, "10:10"],
        text: "Prices and plans that you hear at the table stay at the table until we publish them. Your own words are yours: we quote nobody by name without asking.",
      },
    ],
    applications: [
      {
        by: "ines",
        at: [516, "20:10"],
        reason: "I have opinions, and you seem to want them.",
        decided: {
          at: [512, "11:00"],
          verdict: "accept",
          word: "We do. The first evening is on the 14th, at the long table.",
        },
        accepts: [[511, "19:30"]],
      },
      {
        by: "colm",
        at: [515, "07:20"],
        reason: "Thirty years of cafés, two of them good.",
        decided: { at: [512, "11:05"], verdict: "accept", word: null },
        accepts: [[510, "08:00"]],
      },
      {
        by: "declan",
        at: [508, "16:44"],
        reason: "I buy from three roasters and can tell you what the others do better.",
        decided: { at: [504, "10:30"], verdict: "accept", word: "Please tell us exactly that." },
        accepts: [[503, "17:10"]],
      },
      {
        by: "ivana",
        at: [501, "13:00"],
        reason: "I drink a great deal of coffee.",
        decided: {
          at: [498, "09:30"],
          verdict: "decline",
          word: "This table is for people who run cafés. The brew guide and the open evenings are for you, and we would be glad to see you there.",
        },
      },
      {
        by: "freya",
        at: [410, "21:09"],
        reason: "A bakery sees other guests than a bar does, and earlier.",
        decided: { at: [402, "12:15"], verdict: "accept", word: null },
        accepts: [[401, "20:40"]],
      },
      {
        by: "gwen",
        at: [395, "18:18"],
        reason: "Tearooms have a view on coffee, too.",
        decided: { at: [390, "10:00"], verdict: "accept", word: null },
        accepts: [[389, "09:15"]],
        leaves: [186, "12:00"],
      },
      {
        by: "yusuf",
        at: [212, "06:30"],
        reason: "I am on a corner, I see everything.",
        decided: { at: [207, "11:45"], verdict: "accept", word: "A seat is free at once: welcome." },
        accepts: [[206, "06:40"]],
      },
      {
        by: "piotr",
        at: [148, "05:20"],
        reason: "I would speak for those who begin at four in the morning.",
        decided: { at: [140, "14:00"], verdict: "accept", word: null },
        accepts: [[139, "05:30"]],
      },
      {
        by: "rosa",
        at: [62, "21:00"],
        reason: "Books and coffee have the same guests and other margins.",
        decided: {
          at: [55, "13:20"],
          verdict: "accept",
          word: "All six seats are taken; yours is the next one.",
        },
      },
      {
        by: "mateo",
        at: [5, "19:05"],
        reason: "I am new. I will ask the questions that the others have stopped asking.",
      },
    ],
  },
} as const satisfies Record<string, GroupData>;
