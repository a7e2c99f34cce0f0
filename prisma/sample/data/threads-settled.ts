import type { ThreadData } from "./thread.ts";

/** Threads that came to an end. */
export const settledThreads = {
  darkRoast: {
    from: "ines",
    to: "tomas",
    opened: [612, "10:20"],
    kind: "complaint",
    text: "Two bags of the house espresso were darker than usual. Same date, same crate, but these two taste of toast and the shots run twelve seconds too fast. I kept the bags for you.",
    next: [
      {
        does: "answers",
        who: "tomas",
        afterWorkingHours: 5,
        text: "You are right, and I know which batch: the probe of the roaster slipped on Tuesday morning and I caught it one batch too late. Two fresh bags are on this afternoon's van. Please give the driver the other two: I want to taste how far off they were.",
      },
      {
        does: "settles",
        afterHours: 30,
        word: "They came, they taste as they should. Thank you for saying what it was.",
      },
    ],
  },
  rain: {
    from: "colm",
    to: "daniel",
    opened: [566, "17:45"],
    kind: "complaint",
    text: "Your courier leaves the crate in front of the door, in the rain, without ringing. Third time this month. The bags survive, the paper filters do not.",
    next: [
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 4,
        text: "That must not happen once, let alone three times. I have told the courier to ring and wait, and credited the filters. Write to me here if it happens again, I mean that.",
      },
      {
        does: "reopens",
        afterHours: 190,
        text: "It happened again this morning. He rang, and was gone before I was down the stairs.",
      },
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 7,
        text: "I went along on his round today. He has forty stops and ninety seconds for each. So we changed it from our side: from Monday your crate comes with our own van, and so do those of the other eleven places on that round. Crates are closed with a lid from now on, for everybody.",
      },
      { does: "settles", afterHours: 400, word: "Four dry weeks, in Kinsale, in November. Settled." },
    ],
  },
  rainToo: {
    from: "declan",
    to: "daniel",
    opened: [563, "08:10"],
    kind: "complaint",
    text: "The last crate stood in a puddle. The two bottom bags were soft. I dried them, I did not dare to sell them.",
    next: [
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 3,
        text: "Two new bags leave today, please throw the soft ones away. You are not the only one on this round; I am changing the whole of it this week.",
      },
      { does: "settles", afterHours: 340, word: null },
    ],
  },
  priceRise: {
    from: "marcus",
    to: "orla",
    opened: [447, "21:05"],
    kind: "message",
    text: "I read in the paper that coffee doubled in price, and I have your old price list on my wall. I would rather hear it from you before the newspaper is right. What is coming, and when?",
    next: [
      { does: "hands over", who: "orla", to: "aoife", afterWorkingHours: 3 },
      {
        does: "answers",
        who: "aoife",
        afterWorkingHours: 8,
        text: "Orla asked me to answer with numbers. We bought our coffee for this year in spring, at the old price. So nothing changes until the end of January. After that the house espresso goes up by about 9 %, not by half. You hear the exact figure from me six weeks before.",
      },
      { does: "settles", afterHours: 14, word: "Six weeks is all I need. Thank you both." },
    ],
  },
  cancel: {
    from: "sofia",
    to: "daniel",
    opened: [560, "19:58"],
    kind: "message",
    text: "I tried to stop my subscription for August and ended up cancelling it. I did not want to cancel it. How do I get it back, with the old price?",
    next: [
      { does: "marks a complaint", who: "daniel", afterWorkingHours: 2 },
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 1,
        text: "It is back, with the old price, and it starts again on the 1st of September. It was not you: the form puts “stop” where everybody looks for “pause”. I marked this as a complaint so that it is counted, and I pass it on as such.",
      },
      {
        does: "settles",
        afterHours: 26,
        word: "Thank you. Now there should be a button for it. I will write that down as an idea.",
      },
    ],
  },
  brokenTin: {
    from: "helen",
    to: "daniel",
    opened: [318, "12:30"],
    kind: "complaint",
    text: "One of the five gift tins came with a dent the size of a thumb. It was for my boss, of all people.",
    next: [
      {
        does: "answers",
        who: "daniel",
        afterWorkingHours: 2,
        text: "A new tin leaves today by express and is with you tomorrow before noon. Keep the dented one; it is good enough for those of us who are nobody's boss.",
      },
      { does: "settles", afterHours: 28, word: "It came at ten. She loved it." },
    ],
  },
  grinderAdvice: {
    from: "oskar",
    to: "tomas",
    opened: [288, "20:40"],
    kind: "message",
    text: "My grinder makes more dust than coffee. Is it the grinder, or is it me?",
    next: [
      {
        does: "answers",
        who: "tomas",
        afterWorkingHours: 11,
        text: "Both, a little. Clean it with a dry brush, grind two steps coarser and brew thirty seconds longer. If it is still bitter then, it is the burrs. Bring it along on an open evening and we open it together.",
      },
      {
        does: "settles",
        afterHours: 60,
        word: "It was me. Two steps coarser, and it is a different coffee.",
      },
    ],
  },
  invoiceTwice: {
    from: "sanjay",
    to: "priya",
    opened: [214, "09:25"],
    kind: "complaint",
    text: "We were charged twice for the March delivery. The second invoice has another number but the same lines.",
    next: [
      {
        does: "answers",
        who: "priya",
        afterWorkingHours: 13,
        text: "You were, and I am sorry that it took me until today to answer: I was at a fair and had not handed my door to anybody. The second invoice is cancelled and the €128.40 are on their way back.",
      },
      { does: "settles", afterHours: 72, word: "The money is here. All good." },
    ],
  },
  allergen: {
    from: "freya",
    to: "tomas",
    opened: [138, "07:15"],
    kind: "message",
    text: "A guest with a nut allergy asked whether the coffee called “Hazel” has nuts in it. I said no and then lay awake. Does it?",
    next: [
      {
        does: "answers",
        who: "tomas",
        afterWorkingHours: 1,
        text: "No nuts, and none in the building. Hazel is the name of the farmer's daughter. From the next label on it says so: “no nuts, named after a person”.",
      },
      { does: "settles", afterHours: 5, word: "I will sleep tonight. Lovely name." },
    ],
  },
  wrongCoffee: {
    from: "piotr",
    to: "priya",
    opened: [88, "11:55"],
    kind: "complaint",
    text: "We ordered decaf and got espresso in decaf bags. We noticed when a regular of ours, who is eighty-four, told us at midnight how awake she was.",
    next: [
      {
        does: "answers",
        who: "priya",
        afterWorkingHours: 2,
        text: "Please take all of them off the shelf, now. The van comes today with the right ones. We found the reason: two rolls of labels lay in one tray. Each machine has its own drawer from this afternoon on. And please tell me where we can send flowers to.",
      },
      {
        does: "settles",
        afterHours: 95,
        word: "She got the flowers and says that she had a splendid night and cleaned the kitchen.",
      },
    ],
  },
} as const satisfies Record<string, ThreadData>;
