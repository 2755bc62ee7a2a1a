import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayIn,
  endOfDay,
  fieldIn,
  formatDate,
  formatPartialDate,
  formatTime,
  instantIn,
  recordedDay,
  startOfDay,
} from "@/lib/platform/format/date";
import { ZONES } from "@/lib/platform/format/zone";

describe("recordedDay", () => {
  test.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-11-30T00:00:00.000Z", "2026-11-30"],
    ["2026-11-30T18:20:00.000Z", "2026-12-01"],
  ])("of %s it is %s in Kediri", (text, day) => {
    expect(recordedDay("Asia/Jakarta", text)).toBe(day);
  });
});

describe("dayIn", () => {
  test.each([
    { now: "2026-11-22T16:59:59Z", today: "2026-11-22" },
    { now: "2026-11-22T17:00:00Z", today: "2026-11-23" },
    { now: "2026-12-31T17:00:00Z", today: "2027-01-01" },
    { now: "2024-02-28T17:00:00Z", today: "2024-02-29" },
  ])("at $now it is $today in Kediri, whatever the machine's time zone", ({ now, today }) => {
    expect(dayIn("Asia/Jakarta", new Date(now))).toBe(today);
  });

  test.each([
    { zone: "Asia/Makassar", now: "2026-11-22T15:59:59Z", today: "2026-11-22" },
    { zone: "Asia/Makassar", now: "2026-11-22T16:00:00Z", today: "2026-11-23" },
    { zone: "Asia/Jayapura", now: "2026-11-22T14:59:59.999Z", today: "2026-11-22" },
    { zone: "Asia/Jayapura", now: "2026-11-22T15:00:00Z", today: "2026-11-23" },
    { zone: "Asia/Jayapura", now: "2026-12-31T15:00:00Z", today: "2027-01-01" },
  ] as const)("at $now it is $today in $zone: midnight there is not midnight in Kediri", ({ zone, now, today }) => {
    expect(dayIn(zone, new Date(now))).toBe(today);
  });

  test.each(ZONES)("agrees with the time zone database in %s", (timeZone) => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone });
    const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (now) => {
        expect(dayIn(timeZone, now)).toBe(format.format(now));
      }),
    );
  });
});

describe("formatDate", () => {
  test.each([
    { date: "2026-11-22", id: "Minggu, 22 November 2026", en: "Sunday, 22 November 2026" },
    { date: "2023-11-14", id: "Selasa, 14 November 2023", en: "Tuesday, 14 November 2023" },
    { date: "2024-08-01", id: "Kamis, 1 Agustus 2024", en: "Thursday, 1 August 2024" },
  ])("$date is $id: the weekday is computed, not copied from the press", ({ date, id, en }) => {
    expect(formatDate(date, "id", { weekday: true })).toBe(id);
    expect(formatDate(date, "en", { weekday: true })).toBe(en);
  });

  test("leaves the weekday out unless asked", () => {
    expect(formatDate("2022-12-05", "id")).toBe("5 Desember 2022");
    expect(formatDate("2022-12-05", "en")).toBe("5 December 2022");
  });

  test.each(["2023-02-29", "2023-13-01", "2023-11", "kemarin", ""])("%j is an error, not another day", (date) => {
    expect(() => formatDate(date, "id")).toThrow(RangeError);
  });
});

describe("formatTime", () => {
  test("gives the time in the city's zone and names it", () => {
    expect(formatTime(new Date("2026-11-22T08:05:00Z"), "id", "Asia/Jakarta")).toBe("pukul 15.05 WIB");
    expect(formatTime(new Date("2026-11-22T08:05:00Z"), "en", "Asia/Jakarta")).toBe("15:05 WIB");
    expect(formatTime(new Date("2026-11-22T17:00:00Z"), "id", "Asia/Jakarta")).toBe("pukul 00.00 WIB");
    expect(formatTime(new Date("2026-11-22T08:05:00Z"), "id", "Asia/Makassar")).toBe("pukul 16.05 WITA");
    expect(formatTime(new Date("2026-11-22T15:00:00Z"), "en", "Asia/Jayapura")).toBe("00:00 WIT");
  });
});

describe("a day and a clock of a zone", () => {
  test.each(ZONES)("in %s a field reads back what was typed into it, and a day begins and ends in itself", (zone) => {
    expect(fieldIn(zone, instantIn(zone, "2026-11-30T17:00"))).toBe("2026-11-30T17:00");
    expect(fieldIn(zone, startOfDay(zone, "2026-11-30"))).toBe("2026-11-30T00:00");
    expect([startOfDay(zone, "2026-11-30"), endOfDay(zone, "2026-11-30")].map((at) => dayIn(zone, at))).toEqual([
      "2026-11-30",
      "2026-11-30",
    ]);
  });

  test("17.00 WIT comes two hours before 17.00 WIB", () => {
    const [east, west] = (["Asia/Jayapura", "Asia/Jakarta"] as const).map((zone) =>
      instantIn(zone, "2026-11-30T17:00"),
    );
    expect([east?.toISOString(), west?.toISOString()]).toEqual([
      "2026-11-30T08:00:00.000Z",
      "2026-11-30T10:00:00.000Z",
    ]);
  });
});

describe("formatPartialDate", () => {
  test.each([
    { date: "2023", id: "2023", en: "2023" },
    { date: "2023-11", id: "November 2023", en: "November 2023" },
    { date: "2022-10", id: "Oktober 2022", en: "October 2022" },
    { date: "2023-06-12", id: "12 Juni 2023", en: "12 June 2023" },
  ])("$date says no more than is known: $id", ({ date, id, en }) => {
    expect(formatPartialDate(date, "id")).toBe(id);
    expect(formatPartialDate(date, "en")).toBe(en);
  });

  test.each(["2023-13", "2023-6", "2023-02-30", "Oktober"])("%j is an error", (date) => {
    expect(() => formatPartialDate(date, "id")).toThrow(RangeError);
  });
});
