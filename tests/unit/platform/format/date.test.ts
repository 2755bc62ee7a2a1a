import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, formatPartialDate, formatTime, wibToday } from "@/lib/platform/format/date";

describe("wibToday", () => {
  test.each([
    { now: "2026-11-22T16:59:59Z", today: "2026-11-22" },
    { now: "2026-11-22T17:00:00Z", today: "2026-11-23" },
    { now: "2026-12-31T17:00:00Z", today: "2027-01-01" },
    { now: "2024-02-28T17:00:00Z", today: "2024-02-29" },
  ])("at $now it is $today in Kediri, whatever the machine's time zone", ({ now, today }) => {
    expect(wibToday(new Date(now))).toBe(today);
  });

  test("agrees with the time zone database", () => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Jakarta" });
    const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (now) => {
        expect(wibToday(now)).toBe(format.format(now));
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

  test("an instant is shown by its day in WIB, and a database date by its own", () => {
    expect(formatDate(new Date("2026-11-22T18:00:00Z"), "id")).toBe("23 November 2026");
    expect(formatDate(new Date("2022-12-05T00:00:00Z"), "id")).toBe("5 Desember 2022");
  });

  test.each(["2023-02-29", "2023-13-01", "2023-11", "kemarin", ""])("%j is an error, not another day", (date) => {
    expect(() => formatDate(date, "id")).toThrow(RangeError);
  });
});

describe("formatTime", () => {
  test("gives the time in WIB and names it", () => {
    expect(formatTime(new Date("2026-11-22T08:05:00Z"), "id")).toBe("pukul 15.05 WIB");
    expect(formatTime(new Date("2026-11-22T08:05:00Z"), "en")).toBe("15:05 WIB");
    expect(formatTime(new Date("2026-11-22T17:00:00Z"), "id")).toBe("pukul 00.00 WIB");
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
