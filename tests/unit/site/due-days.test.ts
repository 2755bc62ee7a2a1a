import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dayIn } from "@/lib/platform/format/date";
import { ZONES } from "@/lib/platform/format/zone";

const script = readFileSync("public/site.js", "utf8");
const HOURS = JSON.parse(/const HOURS = (\{[^}]*\})/.exec(script)?.[1] ?? "{}") as Record<string, number>;

test("the script of public pages knows every zone of a city, and when its day begins", () => {
  expect(Object.keys(HOURS).sort()).toEqual([...ZONES].sort());
  for (const zone of ZONES)
    for (const at of ["2026-01-31T14:59:59Z", "2026-06-30T15:00:00Z", "2026-06-30T16:00:00Z", "2026-12-31T17:00:00Z"]) {
      const moment = new Date(at);
      const shown = new Date(moment.getTime() + (HOURS[zone] ?? Number.NaN) * 3_600_000).toISOString().slice(0, 10);
      expect(shown, `${zone} ${at}`).toBe(dayIn(zone, moment));
    }
});
