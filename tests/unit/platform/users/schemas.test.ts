import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Zone } from "@/lib/platform/format/zone";
import { createUserSchema } from "@/lib/platform/users/schemas";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const asked = (expiresAt: string, zone: Zone = "Asia/Jakarta") =>
  createUserSchema(zone).safeParse({ email: "a@b.go.id", name: "Nama", role: "STAFF", expiresAt });

describe("the last day of an account", () => {
  test.each([
    ["2026-12-31", "2026-12-31T16:59:59.999Z"],
    ["2028-02-29", "2028-02-29T16:59:59.999Z"],
    ["2026-11-22", "2026-11-22T16:59:59.999Z"],
  ])("%s ends with the day in WIB", (day, end) => {
    expect(asked(day).data?.expiresAt?.toISOString()).toBe(end);
  });

  test("ends two hours earlier in a city of WIT", () => {
    expect(asked("2026-12-31", "Asia/Jayapura").data?.expiresAt?.toISOString()).toBe("2026-12-31T14:59:59.999Z");
  });

  test.each(["2026-11-21", "31-12-2026", "2026-12-31T00:00", "2027-02-29", "2027", "besok", ""])(
    "%j is refused in one sentence",
    (day) => {
      const { error } = asked(day);
      expect(error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)).toEqual([
        expect.stringMatching(/^expiresAt must (be a day as YYYY-MM-DD|not be past)$/),
      ]);
    },
  );
});
