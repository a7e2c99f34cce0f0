import type { IdeaData } from "./idea.ts";

/** Ideas that are being talked about, and what a moderator has still to look at or took away. */
export const openIdeas = {
  grinders: {
    by: "declan",
    at: [196, "14:35"],
    title: "Sell the cafés' old grinders to people at home, checked by you",
    story: `Every café in this town has a grinder in the cellar that is too slow for a shop and ten times better than what people have at home.

You know machines and you know who we are. Check them, put new burrs in, sell them with three months of warranty, and keep a share. I have two to begin with.`,
    topic: "Machines",
    votes: 29,
    answers: [
      {
        at: [180, "10:40"],
        by: "orla",
        status: "open",
        text: "We want this and do not know yet who would do the checking. Priya is talking to the man who repairs ours. More when he has looked at Declan's two.",
      },
    ],
    comments: [
      { at: [193, "21:44"], by: "oskar", text: "I would buy one tomorrow, unseen." },
      { at: [190, "08:12"], by: "jun", text: "With the name of the café on it, please. Half the fun." },
      {
        at: [176, "19:51"],
        by: "yusuf",
        text: "One here too. It has made about 200,000 coffees and is proud of it.",
      },
      {
        at: [58, "13:15"],
        by: "priya",
        text: "A word in between: he has them apart on his bench. The first is fine, the second needs a motor.",
      },
    ],
  },
  brewCards: {
    by: "freya",
    at: [256, "12:12"],
    title: "A card with the recipe for every coffee, or something on the telephone",
    story:
      "New staff ask me the same four things for every new coffee: how much, how hot, how long, how fine. You know the answers, because you taste it before we do.",
    topic: "Brewing",
    votes: 24,
    answers: [
      {
        at: [240, "14:25"],
        by: "tomas",
        status: "planned",
        text: "Not a card: it would be wrong after two weeks. We make a small guide for the telephone that I change when the coffee changes.",
      },
      {
        at: [82, "10:00"],
        by: "tomas",
        status: "started",
        text: "The guide runs on my telephone. From today on eight of you can test it: look under Groups.",
      },
    ],
    comments: [
      {
        at: [250, "17:30"],
        by: "paul",
        text: "For those at home as well? I weigh everything and still guess the grind.",
      },
      { at: [81, "18:48"], by: "freya", text: "In. My new Saturday girl will be your hardest test." },
    ],
  },
  textMorning: {
    by: "yusuf",
    at: [152, "06:25"],
    title: "Send a text on the morning of the delivery",
    story:
      "Somebody has to be there to open the side door. A text at seven with a two-hour window would spare me a morning of listening for the van.",
    topic: "Delivery",
    votes: 15,
    comments: [
      {
        at: [148, "09:33"],
        by: "sanjay",
        text: "Same at the practice: the bell cannot be heard over the drill.",
      },
    ],
  },
  farmerPrice: {
    by: "ada",
    at: [131, "21:02"],
    title: "Say on the bag what the farmer was paid",
    story:
      "You print the altitude, which I cannot taste, and the variety, which I cannot pronounce. I would like to know the price per kilo at the farm gate.",
    topic: "Origins",
    votes: 18,
    answers: [
      {
        at: [118, "09:50"],
        by: "orla",
        status: "open",
        text: "For six of our nine coffees we know the number and would print it. For the other three we know only what we paid the importer, and half a truth on a bag is worse than none. I have asked all three importers and will report here.",
      },
    ],
    comments: [
      { at: [127, "07:18"], by: "fatima", text: "I would pay more for a bag that says it." },
      { at: [117, "20:30"], by: "ada", text: "Print six and leave three blank. Blank is an answer as well." },
    ],
  },
  water: {
    by: "piotr",
    at: [104, "05:48"],
    title: "Tell us which water you brew with",
    story: "The same beans taste flat in Mill Street and bright at your place. I suspect the lime.",
    topic: "Brewing",
    votes: 11,
    comments: [
      {
        at: [101, "22:15"],
        by: "hana",
        text: "I carry a kettle of Kinsale water to my sister in the city. It is the lime.",
      },
    ],
  },
  tasterBox: {
    by: "wren",
    at: [77, "20:20"],
    title: "A box with four coffees of 60 g to find out what I like",
    story: "A full bag of something I turn out not to like lasts me three sad weeks.",
    topic: "Coffee",
    votes: 20,
    comments: [
      {
        at: [71, "15:05"],
        by: "clodagh",
        text: "And it is the right size for a letterbox, so it is a gift as well.",
      },
    ],
  },
  halfCaff: {
    by: "maeve",
    at: [52, "10:10"],
    title: "A blend with half the caffeine for the afternoon",
    story: "I mix it myself, and I never get it the same twice.",
    topic: "Coffee",
    votes: 13,
    comments: [
      { at: [49, "16:16"], by: "tadhg", text: "My cardiologist would vote for this twice if he could." },
      {
        at: [45, "08:40"],
        by: "tomas",
        text: "I have two on the cupping table this week. Both are better than I feared.",
      },
    ],
  },
  loanMachine: {
    by: "bea",
    at: [33, "18:33"],
    title: "A machine on loan when mine breaks down",
    story:
      "Last month I was closed for three days while a pump was on its way from Milan. I would have paid rent for anything with a portafilter.",
    topic: "Machines",
    votes: 9,
    comments: [
      { at: [30, "07:07"], by: "lorcan", text: "Two of us could share the cost of one that stands ready." },
    ],
  },
  dosingScoop: {
    by: "kit",
    at: [16, "22:40"],
    title: "Put a scoop into the first bag",
    story: "I have been measuring with a soup spoon since September.",
    topic: "Brewing",
    votes: 4,
  },
  cascara: {
    by: "rosa",
    at: [8, "13:20"],
    title: "Cascara for iced tea in summer",
    story: "The dried cherries, for the people who come for a book and do not drink coffee.",
    topic: "Coffee",
    votes: 5,
    comments: [
      {
        at: [3, "21:11"],
        by: "ilse",
        text: "I had it in Berlin, with lemon. It is wonderful.",
        waits: true,
      },
    ],
  },
  oatMilk: {
    by: "saoirse",
    at: [2, "20:45"],
    title: "Sell oat milk with the coffee",
    story: "One parcel instead of two. The one you use at the open evening was very good, which one is it?",
    topic: "Coffee",
    votes: 0,
    waits: true,
  },
  shorterTins: {
    by: "pearl",
    at: [1, "07:52"],
    title: "Tins that fit under a kitchen shelf",
    story: "Mine is two centimetres too tall. I measured it, then I measured the shelf, then I was sad.",
    topic: "Tins",
    votes: 0,
    waits: true,
  },
  candles: {
    by: "luca",
    at: [166, "11:58"],
    title: "Buy candles from my sister's shop, 20 % off with my name",
    story: "She makes them by hand and ships everywhere.",
    topic: null,
    votes: 0,
    hidden:
      "We are sure that they are lovely candles. This page is for ideas about our coffee, so we took it down. Nothing else of yours is touched.",
  },
} as const satisfies Record<string, IdeaData>;
