import { beforeAll, describe, expect, test } from "vitest";
import { setRhythm } from "@/lib/follow-up/council-members/mutations";
import { db } from "@/lib/platform/db/client";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const set = (who: World["staff"], version: number, meetingsPerYear: number, fromYear = 2026) =>
  setRhythm(who, { fromYear, version, meetingsPerYear, source: "Keputusan uji" });
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);
const timesOf = async (fromYear: number) =>
  (await db().councilRhythm.findUnique({ where: { fromYear } }))?.meetingsPerYear;

describe("the rhythm of a year that was set already", () => {
  test("is corrected by whoever has seen it; who has not is shown it and overwrites nothing", async () => {
    expect(code(await set(world.staff, 0, 4))).toBe("ok");
    const current = { fromYear: 2026, meetingsPerYear: 4, version: 1 };
    expect(await set(world.admin, 0, 6)).toMatchObject({ error: { code: "STALE", current } });
    expect(await timesOf(2026)).toBe(4);
    expect(code(await set(world.admin, 1, 6))).toBe("ok");
    expect(code(await set(world.staff, 1, 12))).toBe("STALE");
    expect(await timesOf(2026)).toBe(6);
  });

  test("a version seen of one year says nothing of a year that has no rhythm", async () => {
    expect(await set(world.staff, 2, 4, 2027)).toMatchObject({ error: { code: "STALE", current: { version: 0 } } });
    expect(await timesOf(2027)).toBeUndefined();
  });

  test("of two who set it at once one is told, for a new year as for a known one", async () => {
    for (const version of [0, 1]) {
      const results = await Promise.all([set(world.staff, version, 2, 2030), set(world.admin, version, 3, 2030)]);
      expect(results.map(code).sort()).toEqual(["STALE", "ok"]);
    }
  });
});
