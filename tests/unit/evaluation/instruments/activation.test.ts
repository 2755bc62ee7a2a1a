import { describe, expect, test } from "vitest";
import { lacksForActivation } from "@/lib/evaluation/instruments/activation";
import { canEditInstrument, canMakeInstruments, canReadInstruments } from "@/lib/evaluation/instruments/policy";
import { actor } from "../../../support/actor";

const sections = [
  { weight: "0.4", items: 3 },
  { weight: "0.6", items: 1 },
];

describe("what an instrument lacks before it comes into force", () => {
  test.each([
    ["nothing", { sections, pillars: 6 }, []],
    ["weights of 0.9", { sections: [{ weight: "0.9", items: 1 }], pillars: 6 }, ["weights"]],
    ["weights of 1.000001", { sections: [...sections, { weight: "0.000001", items: 1 }], pillars: 6 }, ["weights"]],
    ["pillars", { sections, pillars: 0 }, ["pillars"]],
    ["any item", { sections: [{ weight: "1", items: 0 }], pillars: 6 }, ["items"]],
    [
      "an item in a weighted section",
      {
        sections: [
          { weight: "0.4", items: 0 },
          { weight: "0.6", items: 1 },
        ],
        pillars: 6,
      },
      ["emptySection"],
    ],
    [
      "an item in a section of no weight, which would leave every final incomplete",
      { sections: [...sections, { weight: "0", items: 0 }], pillars: 6 },
      ["emptySection"],
    ],
  ])("%s", (_name, content, lacks) => {
    expect(lacksForActivation(content)).toEqual(lacks);
  });
});

test.each([
  ["ADMIN", true, true],
  ["STAFF", true, false],
  ["AGENCY", false, false],
  ["COUNCIL", false, false],
  ["ASSESSOR", false, false],
] as const)("%s reads instruments: %s, makes them: %s; nobody edits an active one", (role, reads, makes) => {
  const who = actor(role);
  expect(canReadInstruments(who)).toBe(reads);
  expect(canMakeInstruments(who)).toBe(makes);
  expect(canEditInstrument(who, { status: "DRAFT" })).toBe(makes);
  expect(canEditInstrument(who, { status: "ACTIVE" })).toBe(false);
});
