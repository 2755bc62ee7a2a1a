import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  CHOICES,
  countCarriedOver,
  countEarlier,
  listCarriedOver,
  listEarlier,
  listSuggestions,
  PAGE_SIZE,
} from "@/lib/follow-up/forerunners/queries";
import { findPublishedRecommendation } from "@/lib/follow-up/recommendations/published";
import { db } from "@/lib/platform/db/client";
import { viewsOf } from "@/lib/platform/db/public";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
let pillars: string[];
const agency = () => db().agency.findFirstOrThrow({ where: { code: "DLHKP" } });

async function round(slug: string, texts: string[], pillarId: string | null = null) {
  const [year = 0, stage] = slug.split("-").map(Number);
  const made = await db().evaluationRound.create({
    data: { slug, year, stage: stage ?? null, publishedAt: new Date() },
  });
  const { id: leadAgencyId } = await agency();
  await db().recommendation.createMany({
    data: texts.map((text, index) => ({
      roundId: made.id,
      order: index + 1,
      text,
      pillarId,
      leadAgencyId,
      source: "uji",
      publishedAt: new Date(),
    })),
  });
  return db().recommendation.findMany({ where: { roundId: made.id }, orderBy: { order: "asc" } });
}

beforeAll(async () => {
  world = await makeWorld();
  pillars = (await db().pillar.findMany({ orderBy: { order: "asc" } })).map(({ id }) => id);
});

describe("likely forerunners", () => {
  test("are the likest of earlier rounds only, those of the same pillar first, of equal ones the newest", async () => {
    const text = "Memperluas bank sampah di setiap kelurahan";
    const [first = null, second = null] = pillars;
    await round("1901", [text, "Menata kabel udara di pusat kota"], first);
    await round("1902", [text], first);
    await round("1903", [`${text} kota`], second);
    const [own] = await round("1904", [text], first);
    await round("1905", [text], first);
    const found = await listSuggestions(world.staff, own?.id ?? "");
    expect(found.map((one) => one.round)).toEqual(["1902", "1901", "1903"]);
    expect(found.map(({ likeness }) => likeness)).toEqual(["very", "very", "very"]);
  });

  test("are found by the index on the words, not by comparing with all of them", async () => {
    const plan = await db().$transaction(async (tx) => {
      // The few rows of a test are read faster without any index.
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<Record<string, string>[]>`
        EXPLAIN SELECT "id" FROM recommendations ORDER BY "text" <-> 'bank sampah' LIMIT 3`;
    });
    expect(JSON.stringify(plan)).toContain("recommendations_text_idx");
  });

  test("there are none for the oldest round", async () => {
    const oldest = await db().recommendation.findFirstOrThrow({ orderBy: { round: { year: "asc" } } });
    expect(await listSuggestions(world.staff, oldest.id)).toEqual([]);
  });
});

describe("every recommendation can be reached", () => {
  test("of a large round, a page at a time, each once", async () => {
    const count = PAGE_SIZE * 3 + 3;
    await round(
      "1910",
      Array.from({ length: count }, (_none, index) => `Butir panjang nomor ${index + 1}`),
    );
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => listCarriedOver(world.staff, "1910", page)));
    expect(pages.flat().map(({ order }) => order)).toEqual(Array.from({ length: count }, (_none, index) => index + 1));
    expect([await countCarriedOver(world.staff, "1910"), pages[4]]).toEqual([count, []]);
  });

  test("as a forerunner by hand, by a page or by words of its text, whatever order they are typed in", async () => {
    const [own] = await round("1911", ["Sesuatu yang baru"]);
    const id = own?.id ?? "";
    const total = await countEarlier(world.staff, id);
    const seen = new Set<string>();
    for (let page = 1; page <= Math.ceil(total / CHOICES); page += 1)
      for (const one of await listEarlier(world.staff, id, { page })) seen.add(one.id);
    expect(seen.size).toBe(total);
    expect(total).toBeGreaterThan(CHOICES);
    const found = await listEarlier(world.staff, id, { q: "KABEL  menata" });
    expect(found.map(({ text }) => text)).toEqual(["Menata kabel udara di pusat kota"]);
    expect(await countEarlier(world.staff, id, "kabel")).toBe(1);
    expect(await countEarlier(world.waste.officer, id)).toBe(0);
  });

  test("of the same year, where the earlier round has no stage", async () => {
    const [whole] = await round("1920", ["Tanpa tahap"]);
    const [one] = await round("1920-1", ["Tahap satu"]);
    const [two] = await round("1920-2", ["Tahap dua"]);
    const earlierOf = async (id = "") =>
      (await listEarlier(world.staff, id)).map(({ text }) => text).filter((text) => /^Ta/.test(text));
    expect(await earlierOf(two?.id)).toEqual(["Tahap satu", "Tanpa tahap"]);
    expect(await earlierOf(one?.id)).toEqual(["Tanpa tahap"]);
    expect(await earlierOf(whole?.id)).toEqual([]);
  });
});

test("a chain of ten years is read with as many questions as one of a single link", async () => {
  const links: string[] = [];
  for (let year = 1950; year < 1960; year += 1) {
    const [row] = await round(String(year), [`Mata rantai ${year}`]);
    const id = row?.id ?? "";
    const before = links.at(-1);
    if (before) await db().recommendation.update({ where: { id }, data: { forerunnerId: before } });
    links.push(id);
  }
  await round("1961", ["Sendiri"]);
  const questions = vi.spyOn(viewsOf(db()).publishedRecommendation, "findMany");
  const asked = async (slug: string) => {
    questions.mockClear();
    const { chain = [] } = (await findPublishedRecommendation(slug, 1)) ?? {};
    return { chain, times: questions.mock.calls.length };
  };
  const { chain, times } = await asked("1955");
  expect(chain.map(({ text }) => text)).toEqual(links.map((_id, index) => `Mata rantai ${1950 + index}`));
  expect(chain.filter(({ isThis }) => isThis).map(({ round: of }) => of.slug)).toEqual(["1955"]);
  expect(await asked("1961")).toMatchObject({ chain: [{ text: "Sendiri", isThis: true }], times: times - 1 });
});
