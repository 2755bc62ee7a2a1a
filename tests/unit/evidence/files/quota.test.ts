import { describe, expect, it } from "vitest";
import { quotaRefusal } from "@/lib/evidence/files/quota";

const QUOTA = { perDay: 100, unfinished: 40, free: 1000 };

describe("an upload of one account", () => {
  it.each([
    ["fits", 10, { today: 0, unfinished: 0, free: 5000 }, null],
    [
      "fills the day to the last byte",
      60,
      { today: 20, unfinished: 20, free: 5000 },
      { reason: "tooManyUnfinished", left: 20 },
    ],
    ["fits what is left of the day", 20, { today: 80, unfinished: 0, free: 5000 }, null],
    ["is more than is left of the day", 21, { today: 80, unfinished: 0, free: 5000 }, { reason: "dayFull", left: 20 }],
    [
      "meets others that were never finished",
      11,
      { today: 0, unfinished: 30, free: 5000 },
      { reason: "tooManyUnfinished", left: 10 },
    ],
    [
      "would leave too little of the disk",
      11,
      { today: 0, unfinished: 0, free: 1010 },
      { reason: "diskFull", left: 10 },
    ],
    [
      "comes when the disk is below its floor",
      1,
      { today: 0, unfinished: 0, free: 900 },
      { reason: "diskFull", left: 0 },
    ],
    [
      "comes after a day that was full already",
      1,
      { today: 120, unfinished: 0, free: 5000 },
      { reason: "dayFull", left: 0 },
    ],
  ])("that %s", (_how, size, stored, refusal) => {
    expect(quotaRefusal(size, stored, QUOTA)).toEqual(refusal);
  });
});
