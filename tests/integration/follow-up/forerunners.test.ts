import { beforeAll, describe, expect, test } from "vitest";
import { linkForerunner } from "@/lib/follow-up/forerunners/mutations";
import { getChain, listCarriedOver, listEarlier, listSuggestions } from "@/lib/follow-up/forerunners/queries";
import { listEvents } from "@/lib/follow-up/recommendations/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";
import { codeOf, resultOf } from "../../support/results";

const YEARS = ["2020", "2021", "2022", "2023-1", "2023-2", "2024"] as const;
type Year = (typeof YEARS)[number];

let world: World;
let otherPillarId: string;
const roundOf = {} as Record<Year, string>;
beforeAll(async () => {
  world = await makeWorld();
  for (const slug of YEARS) roundOf[slug] = (await makeYear(slug)).id;
  const pillar = { code: "LIVING", slug: "smart-living", order: 4, name: "Smart Living", focusId: "x", focusEn: "x" };
  otherPillarId = (await db().pillar.create({ data: pillar })).id;
});

const inYear = (year: Year, given: Parameters<typeof receive>[2] = {}) =>
  receive(world, roundOf[year], { pillarId: world.pillar.id, ...given });
const link = (ref: { id: string; version: number }, to: string | null, who: Actor = world.staff) =>
  linkForerunner(who, ref, to);
const everybodyElse = () => [world.waste.officer, world.health.officer, world.council, world.assessor];

describe("suggestions", () => {
  const TEXT = "Menyusun peraturan wali kota tentang pengelolaan sampah rumah tangga";
  const SOMEWHAT = "Menyusun peta jalan pengurangan sampah plastik di pasar";
  const OTHER = "Memasang kamera pengawas lalu lintas pada simpang utama";

  test("name earlier ones of similar words, those of the same pillar first, at most three, each in a word", async () => {
    const old = await inYear("2020", { text: SOMEWHAT });
    await inYear("2020", { text: OTHER });
    const foreign = await inYear("2021", { text: TEXT, pillarId: otherPillarId });
    await inYear("2021", { text: SOMEWHAT, pillarId: otherPillarId });
    const near = await inYear("2022", { text: `${TEXT} dan pasar` });
    const row = await inYear("2023-2", { text: TEXT });
    const shown = async () => (await listSuggestions(world.staff, row.id)).map(({ id, likeness }) => [id, likeness]);
    expect(await shown()).toEqual([
      [near.id, "very"],
      [old.id, "somewhat"],
      [foreign.id, "very"],
    ]);
    const stage1 = await inYear("2023-1", { text: TEXT });
    expect(await shown()).toEqual([
      [stage1.id, "very"],
      [near.id, "very"],
      [old.id, "somewhat"],
    ]);
  });

  test("are never of the same round or a later one, however alike", async () => {
    const text = "Membangun pusat data pendidikan kejuruan bersama dunia usaha";
    const earlier = await inYear("2022", { text });
    const stage1 = await inYear("2023-1", { text });
    const twin = await inYear("2023-1", { text });
    const stage2 = await inYear("2023-2", { text });
    const later = await inYear("2024", { text });
    const ids = async ({ id }: { id: string }) => (await listSuggestions(world.admin, id)).map((one) => one.id);
    expect(await ids(earlier)).toEqual([]);
    expect(await ids(stage1)).toEqual([earlier.id]);
    expect(await ids(twin)).toEqual([earlier.id]);
    expect((await ids(stage2)).sort()).toEqual([earlier.id, stage1.id, twin.id].sort());
    expect(await ids(later)).not.toContain(later.id);
  });

  test("change nothing by themselves, and are for those who link only", async () => {
    const text = "Menerbitkan kartu layanan perpustakaan keliling bagi pelajar";
    await inYear("2022", { text });
    const row = await inYear("2024", { text });
    expect(await listSuggestions(world.staff, row.id)).toHaveLength(1);
    expect(await db().recommendation.findUniqueOrThrow({ where: { id: row.id } })).toEqual(row);
    for (const who of everybodyElse()) {
      expect(await listSuggestions(who, row.id)).toEqual([]);
      expect(await listEarlier(who, row.id)).toEqual([]);
      await expect(listCarriedOver(who, "2024")).rejects.toThrow();
    }
  });
});

describe("a link", () => {
  test("is made by Diskominfo, with an event that names the forerunner and an audit record, and taken away likewise", async () => {
    const [old, row] = [await inYear("2022", { text: "Yang lama" }), await inYear("2024")];
    const linked = resultOf(await link(row, old.id));
    expect(linked).toMatchObject({
      version: 2,
      paths: [`/rekomendasi/2024/${row.order}`, `/rekomendasi/2022/${old.order}`],
    });
    const gone = resultOf(await link(linked, null, world.admin));
    expect(gone.version).toBe(3);
    expect(codeOf(await link(gone, null))).toBe("NOT_FOUND");
    const events = await listEvents(world.staff, row.id);
    expect(events.map(({ kind, note, actorId }) => [kind, note, actorId])).toEqual([
      ["FORERUNNER_UNLINKED", `2022/${old.order}: Yang lama`, world.admin.id],
      ["FORERUNNER_LINKED", `2022/${old.order}: Yang lama`, world.staff.id],
      ["RECEIVED", "", null],
    ]);
    const audit = await db().auditEvent.findMany({
      where: { entityId: row.id },
      orderBy: { link: { position: "asc" } },
    });
    expect(audit.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["linkForerunner", { forerunnerId: null }, { forerunnerId: old.id }],
      ["unlinkForerunner", { forerunnerId: old.id }, { forerunnerId: null }],
    ]);
  });

  test("is made by nobody else, also not by the agency that leads both", async () => {
    const [old, row] = [await inYear("2022"), await inYear("2024")];
    for (const who of everybodyElse()) expect(codeOf(await link(row, old.id, who))).toBe("FORBIDDEN");
    expect(await db().recommendation.findUniqueOrThrow({ where: { id: row.id } })).toEqual(row);
  });

  test.each([
    ["2022", "2024"],
    ["2022", "2022"],
    ["2023-1", "2023-2"],
    ["2023-1", "2023-1"],
  ] as const)("of one of %s back to one of %s is refused, by the mutation and by the database", async (own, other) => {
    const [row, later] = [await inYear(own), await inYear(other)];
    expect(codeOf(await link(row, later.id))).toBe("WRONG_STATE");
    const write = db().recommendation.update({ where: { id: row.id }, data: { forerunnerId: later.id } });
    await expect(write).rejects.toThrow(/a forerunner is of an earlier round/);
    expect(await listEvents(world.staff, row.id)).toHaveLength(1);
  });

  test("to the first stage of the same year is one to an earlier round; to itself or to nothing it is none", async () => {
    const [first, second] = [await inYear("2023-1"), await inYear("2023-2")];
    expect(codeOf(await link(first, first.id))).toBe("WRONG_STATE");
    await expect(
      db().recommendation.update({ where: { id: first.id }, data: { forerunnerId: first.id } }),
    ).rejects.toThrow(/recommendations_not_itself|earlier round/);
    expect(codeOf(await link(second, "00000000-0000-7000-8000-00000000dead"))).toBe("NOT_FOUND");
    expect(codeOf(await link(second, first.id))).toBe("ok");
  });

  test("of a stale form is not made, and of two at once one is", async () => {
    const [old, older, row] = [await inYear("2022"), await inYear("2021"), await inYear("2024")];
    const results = await Promise.all([link(row, old.id), link(row, older.id, world.admin)]);
    expect(results.map(codeOf).sort()).toEqual(["STALE", "ok"]);
    expect(codeOf(await link(row, null))).toBe("STALE");
    expect((await listEvents(world.staff, row.id)).map(({ kind }) => kind)).toEqual(["FORERUNNER_LINKED", "RECEIVED"]);
  });

  test("can be made whatever has become of it, published and worked on", async () => {
    const [old, row] = [
      await inYear("2022", { publishedAt: new Date() }),
      await inYear("2024", { publishedAt: new Date() }),
    ];
    expect(codeOf(await link(await assign(world, row), old.id))).toBe("ok");
  });
});

describe("the chain across years", () => {
  async function threeYears() {
    const [first, second, third] = [
      await inYear("2021"),
      await inYear("2022", { leadAgencyId: world.health.agency.id }),
      await inYear("2024"),
    ];
    resultOf(await link(second, first.id));
    resultOf(await link(third, second.id));
    return [first, second, third].map(({ id }) => id);
  }
  const chainFor = async (who: Actor, id = "") => (await getChain(who, id)).map((one) => [one.id, one.isThis]);

  test("is the same from every link of it, oldest first, and says which one is looked at", async () => {
    const ids = await threeYears();
    for (const looked of ids) expect(await chainFor(world.staff, looked)).toEqual(ids.map((id) => [id, id === looked]));
    expect(await chainFor(world.council, ids[1])).toHaveLength(3);
    const alone = await inYear("2022");
    expect(await chainFor(world.staff, alone.id)).toEqual([[alone.id, true]]);
  });

  test("leaves out of an agency's sight what is not its own to read", async () => {
    const [first, second, third] = await threeYears();
    expect(await chainFor(world.waste.officer, third)).toEqual([
      [first, false],
      [third, true],
    ]);
    expect(await chainFor(world.health.officer, second)).toEqual([[second, true]]);
    expect(await chainFor(world.health.officer, first)).toEqual([[second, false]]);
  });

  test("tells a guest assessor no step that the public was not told", async () => {
    const [, , third] = await threeYears();
    await db().evaluationRound.update({
      where: { id: roundOf["2024"] },
      data: { assessors: { connect: { id: world.assessor.id } } },
    });
    expect(await getChain(world.assessor, third ?? "")).toEqual([]);
  });
});

describe("what a round brings back", () => {
  test("is listed whole, in the letter's order, each with its link or its suggestions", async () => {
    const round = await makeYear("2030");
    const text = "Menata pedagang kaki lima di sekitar alun-alun kota";
    const old = await inYear("2024", { text });
    const pillarId = world.pillar.id;
    const second = await receive(world, round.id, { order: 2, text: `${text} lagi`, pillarId });
    const first = await receive(world, round.id, { order: 1, text: "Zzz qqq xxx", pillarId: null });
    resultOf(await link(second, old.id));
    const list = await listCarriedOver(world.admin, "2030");
    expect(list.map(({ id, forerunner }) => [id, forerunner?.id ?? null])).toEqual([
      [first.id, null],
      [second.id, old.id],
    ]);
    expect(list.map(({ suggestions }) => suggestions[0]?.id ?? null)).toEqual([null, old.id]);
    await expect(listCarriedOver(world.staff, "2031")).rejects.toThrow();
  });

  test("is chosen by hand from all of earlier rounds, newest first, stages of a year included", async () => {
    const row = await inYear("2023-2");
    const offered = await listEarlier(world.staff, row.id);
    const rounds = [...new Set(offered.map(({ round }) => round.slug))];
    expect(rounds).toEqual(["2023-1", "2022", "2021", "2020"]);
    const bySlug = offered.map(({ round }) => round.slug);
    expect(bySlug).toEqual([...bySlug].sort().reverse());
    const stage1 = await inYear("2023-1");
    expect((await listEarlier(world.staff, stage1.id)).map(({ round }) => round.slug)).not.toContain("2023-1");
    const later = await inYear("2024");
    const all = (await listEarlier(world.admin, later.id)).map(({ round }) => round.slug);
    expect(all).toEqual([...all].sort().reverse());
    expect(all).toContain("2023-2");
  });
});
