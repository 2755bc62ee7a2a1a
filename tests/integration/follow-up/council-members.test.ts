import { beforeAll, describe, expect, test } from "vitest";
import { saveBody, saveMember, setRhythm } from "@/lib/follow-up/council-members/mutations";
import { getBody, getMember, listBodies, listCouncil, listMembersOn } from "@/lib/follow-up/council-members/queries";
import { db } from "@/lib/platform/db/client";
import { makeBody, makeMember, memberFields } from "../../support/council";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const outsiders = () => [world.waste.officer, world.health.officer, world.assessor];

describe("bodies of the council", () => {
  test("a name is given once, at the first writing and at a renaming", async () => {
    const made = resultOf(await saveBody(world.staff, null, { kind: "ACADEMICS", name: "Perguruan tinggi" }));
    const other = resultOf(await saveBody(world.admin, null, { kind: "BUSINESS", name: "Pelaku usaha" }));
    const twice = { kind: "COMMUNITY", name: "Perguruan tinggi" } as const;
    expect(faultsOf(await saveBody(world.staff, null, twice))).toEqual({ name: ["bodyTwice"] });
    expect(faultsOf(await saveBody(world.staff, other, twice))).toEqual({ name: ["bodyTwice"] });
    expect(await getBody(world.staff, other.id)).toMatchObject({ name: "Pelaku usaha", version: 1 });
    const renamed = resultOf(await saveBody(world.staff, made, { kind: "ACADEMICS", name: "Kampus" }));
    expect(renamed).toEqual({ id: made.id, version: 2 });
  });

  test("a stale form changes nothing and is shown what is saved", async () => {
    const made = await makeBody(world);
    resultOf(await saveBody(world.admin, made, { kind: "ACADEMICS", name: "Yang pertama" }));
    const late = await saveBody(world.staff, made, { kind: "OTHER", name: "Yang kedua" });
    expect(late).toMatchObject({ ok: false, error: { code: "STALE", current: { name: "Yang pertama" } } });
    expect(await getBody(world.staff, made.id)).toMatchObject({ kind: "ACADEMICS", name: "Yang pertama" });
  });

  test("of two people who save at once one is told, and every change has its audit record", async () => {
    const made = await makeBody(world);
    const results = await Promise.all(
      [world.staff, world.admin].map((who) => saveBody(who, made, { kind: "OTHER", name: `Dari ${who.role}` })),
    );
    expect(results.map(codeOf).sort()).toEqual(["STALE", "ok"]);
    const where = { entity: "councilBody", entityId: made.id };
    expect(await db().auditEvent.count({ where })).toBe(2);
  });
});

describe("members and their terms", () => {
  test("whoever's term has ended stands as former from the next day in WIB on, and is not lost", async () => {
    const body = await makeBody(world);
    const at = async (now: string) => {
      const own = (await listCouncil(world.council, new Date(now))).find(({ id }) => id === body.id);
      return [own?.members, own?.former].map((list) => list?.map(({ name }) => name));
    };
    await makeMember(world, { bodyId: body.id, name: "Tetap" });
    await makeMember(world, { bodyId: body.id, name: "Pergi", to: "2026-05-05" });
    expect(await at("2026-05-05T16:59:59Z")).toEqual([["Pergi", "Tetap"], []]);
    expect(await at("2026-05-05T17:00:00Z")).toEqual([["Tetap"], ["Pergi"]]);
  });

  test("chair, deputy and secretary stand before the others, each group by name", async () => {
    const body = await makeBody(world);
    for (const [name, role] of [
      ["Dedi", "MEMBER"],
      ["Ani", "MEMBER"],
      ["Sari", "SECRETARY"],
      ["Wawan", "DEPUTY"],
      ["Zul", "CHAIR"],
    ] as const)
      await makeMember(world, { bodyId: body.id, name, role });
    const own = (await listCouncil(world.staff)).find(({ id }) => id === body.id);
    expect(own?.members.map(({ name }) => name)).toEqual(["Zul", "Wawan", "Sari", "Ani", "Dedi"]);
  });

  test("a meeting of a day invites who sat on that day, first and last day included", async () => {
    const member = await makeMember(world, { name: "Sementara", from: "2025-02-01", to: "2025-02-28" });
    const sits = async (day: string) => (await listMembersOn(world.council, day)).some(({ id }) => id === member.id);
    const days = ["2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01"];
    expect(await Promise.all(days.map(sits))).toEqual([false, true, true, false]);
  });

  test("a stale form keeps what another saved and is shown its days as a form has them", async () => {
    const made = await makeMember(world, { name: "Lama" });
    const { bodyId } = await getMember(world.staff, made.id);
    resultOf(await saveMember(world.admin, made, memberFields(bodyId, { name: "Baru", to: "2026-12-31" })));
    const late = await saveMember(world.staff, made, memberFields(bodyId, { name: "Lain" }));
    const saved = { name: "Baru", from: "2024-01-01", to: "2026-12-31" };
    expect(late).toMatchObject({ ok: false, error: { code: "STALE", current: saved } });
    expect(await getMember(world.staff, made.id)).toMatchObject(saved);
  });

  test("of a body that does not exist nobody becomes a member, and no term ends before it begins", async () => {
    const nowhere = memberFields("00000000-0000-7000-8000-00000000dead");
    expect(faultsOf(await saveMember(world.staff, null, nowhere))).toEqual({ bodyId: ["required"] });
    await expect(makeMember(world, { from: "2026-01-02", to: "2026-01-01" })).rejects.toThrow(/members_term/);
  });
});

describe("the rhythm that the council has set itself", () => {
  test("is corrected where its year is set again, and kept for every other year", async () => {
    const set = (fromYear: number, meetingsPerYear: number, version: number) =>
      setRhythm(world.staff, { fromYear, version, meetingsPerYear, source: "Perwali uji" });
    for (const [year, times, seen] of [
      [2024, 2, 0],
      [2026, 4, 0],
      [2026, 6, 1],
    ] as const)
      expect(codeOf(await set(year, times, seen))).toBe("ok");
    const rows = await db().councilRhythm.findMany({ orderBy: { fromYear: "asc" } });
    expect(rows.map(({ fromYear, meetingsPerYear, version }) => [fromYear, meetingsPerYear, version])).toEqual([
      [2024, 2, 1],
      [2026, 6, 2],
    ]);
    await expect(set(2026, 0, 2)).rejects.toThrow(/rhythms_times/);
  });
});

describe("whose it is", () => {
  test("the council reads all of it and keeps none of it", async () => {
    const body = await makeBody(world);
    const member = await makeMember(world, { bodyId: body.id });
    const before = await db().councilBody.findMany();
    expect((await listCouncil(world.council)).map(({ id }) => id)).toContain(body.id);
    expect(codeOf(await saveBody(world.council, body, { kind: "OTHER", name: "Diubah" }))).toBe("FORBIDDEN");
    expect(codeOf(await saveMember(world.council, member, memberFields(body.id, { name: "Diubah" })))).toBe(
      "FORBIDDEN",
    );
    expect(
      codeOf(await setRhythm(world.council, { fromYear: 2030, version: 0, meetingsPerYear: 1, source: "x" })),
    ).toBe("FORBIDDEN");
    for (const read of [
      getBody(world.council, body.id),
      getMember(world.council, member.id),
      listBodies(world.council),
    ])
      await expect(read).rejects.toThrow();
    expect(await db().councilBody.findMany()).toEqual(before);
  });

  test("agencies and the guest assessor find nothing, whether it exists or not", async () => {
    const body = await makeBody(world);
    const count = await db().councilBody.count();
    for (const who of outsiders()) {
      await expect(listCouncil(who)).rejects.toThrow();
      await expect(listMembersOn(who, "2026-03-02")).rejects.toThrow();
      expect(codeOf(await saveBody(who, null, { kind: "OTHER", name: `Dari ${who.name}` }))).toBe("FORBIDDEN");
      expect(codeOf(await saveMember(who, null, memberFields(body.id)))).toBe("FORBIDDEN");
    }
    expect(await db().councilBody.count()).toBe(count);
  });

  test("what does not exist is not found, nor made", async () => {
    const nobody = { id: "00000000-0000-7000-8000-00000000dead", version: 1 };
    const body = await makeBody(world);
    expect(codeOf(await saveBody(world.staff, nobody, { kind: "OTHER", name: "Tidak ada" }))).toBe("NOT_FOUND");
    expect(codeOf(await saveMember(world.staff, nobody, memberFields(body.id)))).toBe("NOT_FOUND");
    await expect(getBody(world.staff, nobody.id)).rejects.toThrow();
  });
});
