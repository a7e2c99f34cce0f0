import type { IdeaData } from "./idea.ts";

/** Ideas that are planned or being built, and one that was declined. */
export const ideasUnderway = {
  bagsBack: {
    by: "hana",
    at: [402, "22:08"],
    title: "Take the empty bags back when you deliver",
    story: `Your bags are the one thing in my kitchen that I cannot put into any bin with a good conscience. The driver comes with a full crate and leaves with an empty one.

Could he leave with my empty bags?`,
    topic: "Bags",
    votes: 27,
    answers: [
      {
        at: [390, "10:20"],
        by: "orla",
        status: "planned",
        text: "Our driver says yes. The people who make the bags take them back from 200 kilos on. We need a place to keep them dry until then.",
      },
      {
        at: [74, "09:10"],
        by: "priya",
        status: "started",
        text: "We began in Kinsale and the city centre: put them into the grey sack that comes with your next delivery. The other rounds follow in spring.",
      },
    ],
    comments: [
      { at: [399, "09:14"], by: "freya", text: "We have forty of them under the stairs. When can he come?" },
      {
        at: [380, "20:40"],
        by: "grainne",
        text: "For those of us with one bag a month: could we hand them in somewhere?",
      },
      {
        at: [379, "11:00"],
        by: "priya",
        text: "@Gráinne: at the roastery any time, and at every café that says so on its door. I am collecting names.",
      },
      { at: [70, "17:25"], by: "colm", text: "First sack went today. The shelf looks strange without them." },
    ],
  },
  smallSack: {
    by: "marcus",
    at: [338, "15:50"],
    title: "A 2 kg bag for places too small for 5 kg",
    story:
      "Five kilos last us twelve days, and the last three days taste like it. The 250 g bags are four times the packaging and a third more expensive. Something between would suit everybody under thirty square metres.",
    topic: "Bags",
    votes: 19,
    answers: [
      {
        at: [325, "13:30"],
        by: "tomas",
        status: "open",
        text: "I like it. The valve on the 2 kg bag of our supplier leaks; I am looking for another one and will write here when I have it.",
      },
      {
        at: [28, "10:45"],
        by: "tomas",
        status: "planned",
        text: "A supplier in Galway makes one that holds. First bags in the new year, house espresso and decaf.",
      },
    ],
    comments: [
      { at: [330, "14:22"], by: "bea", text: "A kiosk of six square metres agrees." },
      { at: [27, "19:30"], by: "marcus", text: "That was worth waiting for. Put me down for four." },
    ],
  },
  saturday: {
    by: "colm",
    at: [455, "07:30"],
    title: "Deliver in the city on Saturday mornings",
    story:
      "We sell most on Saturday and Sunday, and we run out on Saturday. A small round before nine would rescue the weekend.",
    topic: "Delivery",
    votes: 12,
    answers: [
      {
        at: [441, "15:10"],
        by: "orla",
        status: "declined",
        text: `We worked it through and say no, for now. A Saturday round costs us about €260 in wages and diesel, and the orders we could move to it would pay for a third of that.

What we do instead: order by Thursday noon and the Friday delivery is **with you before eight**, so that the weekend begins with full shelves. If ten more cafés in the city join, we look at it again.`,
      },
    ],
    comments: [
      { at: [450, "10:05"], by: "declan", text: "We would take it, but not every week." },
      {
        at: [440, "21:15"],
        by: "colm",
        text: "Fair answer, with numbers, and Friday before eight solves most of it.",
      },
    ],
  },
  giftStart: {
    by: "niamh",
    at: [286, "19:20"],
    title: "A gift subscription that starts on the day I choose",
    story:
      "I wanted to give my father six months of coffee for his birthday in March. I could only buy it so that it started at once, so he got it in January and wondered why.",
    topic: "Subscriptions",
    votes: 16,
    answers: [
      {
        at: [270, "12:00"],
        by: "daniel",
        status: "planned",
        text: "It comes before Christmas: a date of your choice, and a card that you can print the evening before.",
      },
      {
        at: [31, "16:05"],
        by: "daniel",
        status: "started",
        text: "The date works. The card is being drawn by Nora's sister, and it has larks on it.",
      },
    ],
    comments: [
      {
        at: [282, "12:41"],
        by: "helen",
        text: "I buy five of these every year. Please let me set five dates at once.",
      },
    ],
  },
} as const satisfies Record<string, IdeaData>;
