import { describe, expect, test } from "vitest";
import { issuesOf } from "@/lib/site/change-outbox/issues";

const now = new Date("2026-12-01T10:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const about = (given: Partial<Parameters<typeof issuesOf>[1]> = {}) => ({
  publicationOf: new Map<string, string>(),
  told: new Set<string>(),
  lastRest: null,
  now,
  ...given,
});

describe("What is told in one letter", () => {
  test("is a publication at once, whole and by itself", () => {
    const changes = [
      { id: "value a", at: ago(1) },
      { id: "value b", at: ago(1) },
      { id: "value c", at: ago(1) },
    ];
    const publicationOf = new Map([
      ["value a", "P"],
      ["value b", "P"],
      ["value c", "Q"],
    ]);
    expect(issuesOf(changes, about({ publicationOf }))).toEqual([
      { publicationId: "P", changes: changes.slice(0, 2) },
      { publicationId: "Q", changes: changes.slice(2) },
    ]);
  });

  test.each([
    { title: "waits while more is being added", at: [1, 29], lastRest: null, count: 0 },
    { title: "is told once nothing was added for half an hour", at: [31, 45], lastRest: null, count: 1 },
    { title: "is told after a day, whatever is added meanwhile", at: [1, 24 * 60], lastRest: null, count: 1 },
    { title: "is not told twice within a day", at: [31], lastRest: ago(23 * 60), count: 0 },
    { title: "is told again the next day", at: [31], lastRest: ago(24 * 60), count: 1 },
  ])("what is published singly $title", ({ at, lastRest, count }) => {
    const changes = at.map((minutes) => ({ id: `round ${minutes}`, at: ago(minutes) }));
    expect(issuesOf(changes, about({ lastRest }))).toHaveLength(count);
  });

  test("what of a publication shows later than its letter is told with the rest", () => {
    const changes = [{ id: "value a", at: ago(40) }];
    const given = about({ publicationOf: new Map([["value a", "P"]]), told: new Set(["P"]) });
    expect(issuesOf(changes, given)).toEqual([{ publicationId: null, changes }]);
  });
});
