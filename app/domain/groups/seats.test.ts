import { describe, expect, test } from "vitest";
import { decideArrival, freeSeats, movesUp, seatOrPlace } from "./seats.ts";

const open = { seats: 5, held: 2, waiting: 0, closedAt: null };
const full = { ...open, held: 5 };
const closed = { ...open, closedAt: new Date() };

describe("an application", () => {
  test("takes a free seat at once where admission is open", () => {
    expect(decideArrival({ ...open, admission: "open" }, false)).toEqual({
      kind: "taken",
      decision: "accepted",
    });
  });

  test("waits where no seat is free", () => {
    expect(decideArrival({ ...full, admission: "open" }, false)).toEqual({
      kind: "taken",
      decision: "waiting",
    });
  });

  test("is left to staff where they decide, whether seats are free or not", () => {
    for (const seats of [open, full])
      expect(decideArrival({ ...seats, admission: "review" }, false)).toEqual({
        kind: "taken",
        decision: null,
      });
  });

  test("is refused by a closed group, and while another one runs", () => {
    expect(decideArrival({ ...closed, admission: "open" }, false)).toMatchObject({ because: "closed" });
    expect(decideArrival({ ...open, admission: "open" }, true)).toMatchObject({
      because: "applied-already",
    });
  });
});

describe("a yes of staff", () => {
  test("is a seat while there is one, else a place on the list", () => {
    expect(seatOrPlace(open)).toBe("accepted");
    expect(seatOrPlace(full)).toBe("waiting");
    expect(seatOrPlace(closed)).toBe("waiting");
  });

  test("never passes those who wait", () => {
    expect(seatOrPlace({ ...open, waiting: 1 })).toBe("waiting");
  });
});

test("as many move up as seats are free and people wait, and none where the group is closed", () => {
  expect(movesUp({ ...open, waiting: 9 })).toBe(3);
  expect(movesUp({ ...open, waiting: 1 })).toBe(1);
  expect(movesUp({ ...full, waiting: 9 })).toBe(0);
  expect(movesUp({ ...closed, waiting: 9 })).toBe(0);
  expect(freeSeats({ seats: 2, held: 3 })).toBe(0);
});
