import { describe, expect, test } from "vitest";
import { calendarText, escaped, folded } from "@/lib/work/calendar/ics";

/** A reader of its own: unfolds, splits and unescapes as RFC 5545 says. */
function read(text: string) {
  const lines = text.replaceAll("\r\n ", "").split("\r\n").filter(Boolean);
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (line === "BEGIN:VEVENT") events.push({});
    else if (name !== "END")
      Object.assign(events.at(-1) ?? {}, {
        [name]: value.replace(/\\([\\;,nN])/g, (_all, of: string) => (of.toLowerCase() === "n" ? "\n" : of)),
      });
  }
  return events;
}

const NOW = new Date("2026-11-12T05:06:07.890Z");
const HARD = "Butir 2,3; “Layanan” \\ 100%\nbaris kedua — ".repeat(6);

describe("a calendar", () => {
  const text = calendarText(
    "Tenggat, Kota; Uji",
    [
      { uid: "a@kota.test", day: "2026-12-31", summary: HARD, url: "https://kota.test/kelola/jawaban/7#score" },
      {
        ...{ uid: "b@kota.test", summary: "Putaran 2026", description: HARD },
        ...{ from: new Date("2026-06-30T16:59:59Z"), to: new Date("2026-07-01T00:00:00Z") },
      },
    ],
    NOW,
  );

  test("reads back as it was written: days as days with an open end, hours in UTC, texts to the last sign", () => {
    expect(read(text)).toEqual([
      {
        UID: "a@kota.test",
        DTSTAMP: "20261112T050607Z",
        "DTSTART;VALUE=DATE": "20261231",
        "DTEND;VALUE=DATE": "20270101",
        SUMMARY: HARD,
        URL: "https://kota.test/kelola/jawaban/7#score",
        TRANSP: "TRANSPARENT",
      },
      {
        UID: "b@kota.test",
        DTSTAMP: "20261112T050607Z",
        DTSTART: "20260630T165959Z",
        DTEND: "20260701T000000Z",
        SUMMARY: "Putaran 2026",
        DESCRIPTION: HARD,
        TRANSP: "TRANSPARENT",
      },
    ]);
  });

  test("has lines of at most 75 octets that end with CRLF and break in no character", () => {
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\uFFFD");
    }
  });

  test.each([
    ["a".repeat(75), 1],
    ["a".repeat(76), 2],
    ["é".repeat(38), 2],
    ["😀".repeat(40), 3],
  ])("folds %s into %i lines", (line, count) => {
    expect(folded(line).split("\r\n ")).toHaveLength(count);
    expect(folded(line).replaceAll("\r\n ", "")).toBe(line);
  });

  test("escapes what would end a text", () => {
    expect(escaped("a\\b;c,d\r\ne\nf:g")).toBe("a\\\\b\\;c\\,d\\ne\\nf:g");
  });
});
