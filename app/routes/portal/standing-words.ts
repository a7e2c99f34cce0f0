import type { Standing } from "#app/domain/groups/standing.ts";
import type { Tone } from "#app/ui/tone.ts";

type Words = { badge: string; tone: Tone; title: string; text: string };

/** How you stand with a group: in a word or two, as a title, and what follows from it. */
export function standingWords(standing: Standing): Words | null {
  switch (standing.kind) {
    case "none":
      return null;
    case "asked":
      return {
        badge: "You asked for a seat",
        tone: "quiet",
        title: "You asked for a seat",
        text: "We read what you wrote and tell you by mail.",
      };
    case "waiting":
      return {
        badge: `Waiting: place ${standing.place}`,
        tone: "attention",
        title: `You are on the waiting list, place ${standing.place}`,
        text: "When a seat becomes free it goes to the next in line, and we tell you by mail.",
      };
    case "to-accept":
      return {
        badge: "An agreement to accept",
        tone: "attention",
        title: standing.hadAccepted ? "The agreement has changed" : "You have a seat. One thing is left",
        text: standing.hadAccepted
          ? "Your seat stays yours. Please read the agreement again and accept it."
          : "Read the agreement and accept it. You are a member after that.",
      };
    case "member":
      return {
        badge: "You are a member",
        tone: "good",
        title: "You are a member",
        text: "Good to have you here.",
      };
    case "declined":
      return {
        badge: "Not this time",
        tone: "quiet",
        title: "There was no seat for you this time",
        text: "You can ask again.",
      };
    case "left":
      return {
        badge: "You left",
        tone: "quiet",
        title: "You are no longer in it",
        text: "Changed your mind? Ask for a seat again.",
      };
    case "removed":
      return {
        badge: "You are out",
        tone: "quiet",
        title: "You are no longer in the group",
        text: "You can ask for a seat again.",
      };
  }
}
