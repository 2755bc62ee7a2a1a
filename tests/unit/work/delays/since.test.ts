import { describe, expect, test } from "vitest";
import { daysHeld, mailLink, whatsAppLink } from "@/lib/work/delays/since";

describe("how long something is held", () => {
  test.each([
    { since: "2026-11-22", today: "2026-11-22", days: 0 },
    { since: "2026-11-22", today: "2026-11-23", days: 1 },
    { since: "2026-02-28", today: "2026-03-01", days: 1 },
    { since: "2024-02-28", today: "2024-03-01", days: 2 },
    { since: "2025-12-31", today: "2026-12-31", days: 365 },
    { since: "2026-11-23", today: "2026-11-22", days: 0 },
  ])("since $since, on $today: $days days", ({ since, today, days }) => {
    expect(daysHeld(since, today)).toBe(days);
  });
});

describe("a message that somebody sends", () => {
  const TEXT = "Yth. Dinas LH & Kebersihan:\n“Terbitkan” 50% – https://kota.test/kelola?a=1#b";

  test("opens WhatsApp with its text and with no number", () => {
    const link = new URL(whatsAppLink(TEXT));
    expect([link.origin, link.pathname, link.hash]).toEqual(["https://wa.me", "/", ""]);
    expect([...link.searchParams]).toEqual([["text", TEXT]]);
  });

  test("opens a letter with subject and text and with no address", () => {
    const link = mailLink("Tenggat & 1", TEXT);
    expect(link.startsWith("mailto:?subject=")).toBe(true);
    const [subject, body] = link.slice("mailto:?".length).split("&");
    expect(decodeURIComponent(subject ?? "")).toBe("subject=Tenggat & 1");
    expect(decodeURIComponent(body ?? "")).toBe(`body=${TEXT}`);
    // To whoever has an address; nothing in it can begin a header of its own.
    expect(mailLink("x", "y", "a@kota.test?bcc=b@kota.test")).toMatch(
      /^mailto:a@kota\.test%3Fbcc%3Db@kota\.test\?subject=x&/,
    );
    // Mail programs show a plus as a plus.
    expect(link).not.toContain("+");
  });
});
