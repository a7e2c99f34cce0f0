import type { IdeaData } from "./idea.ts";

/** Ideas that became real, and one that said the same as another. */
export const shippedIdeas = {
  monthlyInvoice: {
    by: "ines",
    at: [668, "19:42"],
    title: "One invoice a month instead of one with every delivery",
    story: `We get two deliveries a month, and so does everybody I know who runs a café. That is 26 invoices a year from you alone, and my bookkeeper charges by the piece.

One invoice at the end of the month, with the deliveries as lines, would save me about **€150 a year** and you the paper.`,
    topic: "Invoices",
    votes: 14,
    answers: [
      {
        at: [660, "10:30"],
        by: "aoife",
        status: "planned",
        text: "You are right, and we did not know that about bookkeepers. We change over with the new year's price list.",
      },
      {
        at: [602, "09:15"],
        by: "orla",
        status: "shipped",
        text: "Done. From this month on cafés and offices get one invoice on the last working day, with every delivery as a line. If you would rather keep one for each delivery, tell Aoife.",
      },
    ],
    comments: [
      {
        at: [664, "07:55"],
        by: "colm",
        text: "Same here. Mine goes into a shoebox, and the shoebox is full.",
      },
      {
        at: [600, "18:20"],
        by: "ines",
        text: "My bookkeeper sends her regards. She means it as a compliment.",
      },
    ],
  },
  skipDelivery: {
    by: "sofia",
    at: [548, "20:14"],
    title: "Let me skip a delivery without calling you",
    story: `When I am away I have to ring during working hours to stop a bag. I always forget, and then there is coffee on the doorstep for ten days.

A button in the mail that says *"your coffee leaves on Thursday"* would be enough:

- skip this one
- send it a week later`,
    topic: "Subscriptions",
    votes: 33,
    answers: [
      {
        at: [530, "11:05"],
        by: "daniel",
        status: "planned",
        text: "Eleven of you asked us the same by telephone last month, so this comes first. We begin after Christmas, when the queue is short.",
      },
      {
        at: [431, "09:40"],
        by: "daniel",
        status: "started",
        text: "We began. Skipping comes first, “a week later” second. Sofia and four others try it before everybody has it.",
      },
      {
        at: [372, "08:50"],
        by: "daniel",
        status: "shipped",
        text: "It is there: both buttons are in the mail that goes out two days before your coffee leaves. Calls about skipping are down from eleven a month to one, and that one was my mother.",
      },
    ],
    comments: [
      { at: [546, "08:02"], by: "mairead", text: "Please. I pay my neighbour in coffee to take mine in." },
      { at: [541, "21:30"], by: "tadhg", text: "And a way to see what is coming next, if you are at it." },
      {
        at: [529, "12:10"],
        by: "daniel",
        text: "@Tadhg: that goes into the same mail. The next three deliveries, with dates.",
      },
      { at: [370, "19:05"], by: "sofia", text: "Used it for the first time today. Four seconds. Thank you!" },
    ],
  },
  pause: {
    by: "maeve",
    at: [537, "09:26"],
    title: "Pause the subscription over the holidays",
    story: "Two weeks in August, one at Easter. I come home to coffee that is older than my tan.",
    topic: "Subscriptions",
    votes: 8,
    merged: { at: [528, "11:20"], by: "nora", into: "skipDelivery" },
  },
  roastDate: {
    by: "ines",
    at: [512, "16:30"],
    title: "Put the roast date on the front of the bag",
    story: `My staff use the oldest bag first, or they would if they could find the date. It is on the bottom, in grey, and by the time the bag is on the shelf it is upside down.

On the front, large enough to read from a step away. A rubber stamp would do.`,
    topic: "Bags",
    votes: 21,
    answers: [
      {
        at: [496, "14:00"],
        by: "tomas",
        status: "started",
        text: "I tried a stamp last Thursday and it smears. A label printer comes on Monday. Until then I write it on by hand for everybody who gets more than ten bags.",
      },
      {
        at: [468, "09:30"],
        by: "tomas",
        status: "shipped",
        text: "Every bag has the date on the front, two fingers high. Complaints about old coffee went down too: it was never old, it was the wrong bag.",
      },
    ],
    comments: [
      { at: [509, "06:45"], by: "declan", text: "Day and month is enough, I can work out the year." },
      {
        at: [467, "15:12"],
        by: "hana",
        text: "I can read it from the machine without my glasses. Very good.",
      },
    ],
  },
  openEvening: {
    by: "ruth",
    at: [242, "18:02"],
    title: "Open the roastery one evening a month",
    story:
      "My whole office would come to see where the coffee is made, and none of us can come at eleven in the morning.",
    topic: "Roastery",
    votes: 22,
    answers: [
      {
        at: [224, "11:20"],
        by: "tomas",
        status: "shipped",
        text: "The first Thursday of every month, six to eight. Twenty people at most, because the roaster is hot and I am slow at explaining. No charge; put your name on the list by the door or write to me.",
      },
    ],
    comments: [
      {
        at: [220, "20:09"],
        by: "amara",
        text: "We came with nine librarians. We are still talking about it.",
      },
      {
        at: [219, "09:00"],
        by: "tomas",
        text: "You asked the best questions so far. Come again when the harvest from Huila is here.",
      },
    ],
  },
} as const satisfies Record<string, IdeaData>;
