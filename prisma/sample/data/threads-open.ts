import type { ThreadData } from "./thread.ts";

/** Threads that somebody still has to do something about. */
export const openThreads = {
  loyalty: {
    from: "ines",
    to: "orla",
    opened: { workingHoursAgo: 36 },
    kind: "message",
    text: "Marcus from The Tin Roof, whom I sent to you, asked me last week which prices I have, and his are lower than mine. I do not think you meant that. Could you look?",
    next: [
      { does: "hands over", who: "orla", to: "priya", afterWorkingHours: 4 },
      {
        does: "answers",
        who: "priya",
        afterWorkingHours: 9,
        text: "Orla asked me to look, and you are right. New cafés get our list of this year, and yours is still from two years ago, when decaf was dearer. That is our mistake. From your next delivery on you have this year's list, and the difference of the last three months, €41.20, is credited on the next invoice. Does that settle it for you?",
      },
    ],
  },
  missingBag: {
    from: "hana",
    to: "daniel",
    opened: { workingHoursAgo: 2 },
    kind: "complaint",
    text: "There was one bag of Huila missing from this morning's crate. The note says six, I count five. I have enough until Thursday.",
  },
  machineNoise: {
    from: "yusuf",
    to: "priya",
    opened: { workingHoursAgo: 6 },
    kind: "message",
    text: "The machine makes a new noise when it heats up, like somebody knocking from inside. It still makes coffee. Should I worry before the weekend?",
  },
  lateParcel: {
    from: "grainne",
    to: "daniel",
    opened: { workingHoursAgo: 21 },
    kind: "complaint",
    text: "My parcel says delivered and it is not here. My neighbours have not got it either. This is my second message; on Friday I wrote into the form on the shop page and heard nothing.",
  },
  toneAtCounter: {
    from: "amara",
    to: "orla",
    opened: { workingHoursAgo: 11 },
    kind: "complaint",
    confidential: true,
    text: "I would like this to stay between us. When I came to collect our order, I was spoken to in a way that I do not want to repeat in front of others, about my English. It was not one of the people I know. I am not asking for anybody to be punished. I am asking you to know about it.",
  },
  exportCountry: {
    from: "anneke",
    to: "daniel",
    opened: [9, "18:20"],
    kind: "message",
    text: "Could you send three gift boxes to Utrecht before Sinterklaas? And do I pay duty on them?",
    next: [
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 3,
        text: "Yes, and no duty within the Union. If you order by Wednesday they are there in time. Shall I put your card in, or one for each of them?",
      },
      { does: "writes on", afterHours: 20, text: "One for each, please: Joost, Lieke, and “to the cat”." },
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 2,
        text: "Written, in my best hand. The cat's has a drawing.",
      },
    ],
  },
  bulkQuestion: {
    from: "mateo",
    to: "priya",
    opened: [21, "08:05"],
    kind: "message",
    text: "We are new and I do not know how much to order. We sold 410 drinks in the first week and I was out of beans on Saturday at noon. What do others of our size do?",
    next: [
      {
        does: "answers",
        who: "priya",
        afterWorkingHours: 3,
        text: "Places of your size use about a kilo for 55 drinks, so eight kilos for such a week, and one bag in reserve. I have set a reminder for both of us after four weeks. And I know three others who began like you; shall I ask whether one of them would show you their numbers?",
      },
      { does: "settles", afterHours: 8, word: "Yes please, to both. That helps a lot." },
    ],
  },
} as const satisfies Record<string, ThreadData>;
