import { describe, expect, test } from "vitest";
import { backupName, madeAtOf } from "../../../scripts/backup/place";
import { parseRetention, toRemove } from "../../../scripts/backup/retention";
import { recipientsOf } from "../../../scripts/backup/settings";

const backups = (...days: string[]) =>
  days.map((day) => {
    const madeAt = new Date(day.length > 10 ? day : `${day}T01:15:00Z`);
    return { name: backupName(madeAt, false), madeAt, bytes: 1 };
  });
const removed = (rule: string, ...days: string[]) =>
  toRemove(backups(...days), parseRetention(rule)).map(({ madeAt }) => madeAt.toISOString().slice(0, 10));

describe("Of many backups there stay", () => {
  test.each<[string, string, string[], string[]]>([
    ["the newest of as many days", "2", ["2026-11-28", "2026-11-29", "2026-11-30"], ["2026-11-28"]],
    ["days that have one, and not days of the calendar", "2", ["2025-01-01", "2026-11-30"], []],
    ["the newest of a day that has two", "3", ["2026-11-30T01:00:00Z", "2026-11-30T12:00:00Z"], ["2026-11-30"]],
    [
      "one of each week, which begins on Monday",
      "1,3",
      ["2026-11-15", "2026-11-16", "2026-11-22", "2026-11-23", "2026-11-29"],
      ["2026-11-16", "2026-11-23"],
    ],
    [
      "one of each month",
      "1,0,3",
      ["2026-08-31", "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-30"],
      ["2026-08-31", "2026-10-01"],
    ],
    ["the only one there is", "1", ["2020-01-01"], []],
  ])("%s", (_, rule, days, gone) => {
    expect(removed(rule, ...days)).toEqual(gone);
  });

  test.each(["", "0", "7,5,12,1", "seven", "-1", "7;5"])("and a rule that is none is refused: %j", (rule) => {
    expect(() => parseRetention(rule)).toThrow(/how many backups to keep/);
  });
});

describe("The name of a backup", () => {
  test("says when it was made, and a foreign file is none", () => {
    const at = new Date("2026-11-30T01:05:09Z");
    expect(backupName(at, true)).toBe("enam-pilar-20261130T010509Z.tar.zst.age");
    expect(madeAtOf(backupName(at, false))).toEqual(at);
    for (const name of ["enam-pilar-20261130T010509Z.tar.zst.partial", "catatan.txt", ""])
      expect(madeAtOf(name)).toBeNull();
  });
});

describe("Keys that backups are encrypted for", () => {
  test("are public ones; a secret one is refused without being printed", () => {
    expect(recipientsOf(" age1abc, age1def ")).toEqual(["age1abc", "age1def"]);
    expect(recipientsOf("")).toEqual([]);
    const refusal = (text: string) => {
      try {
        return String(recipientsOf(text));
      } catch (error) {
        return String(error);
      }
    };
    expect(refusal("AGE-SECRET-KEY-1ABC")).toMatch(/holds a secret key/);
    expect(refusal("AGE-SECRET-KEY-1ABC")).not.toContain("1ABC");
    expect(refusal("ssh-ed25519")).toMatch(/public keys of age/);
  });
});
