import { beforeAll, expect, test } from "vitest";
import { findBySlugOfBefore, findKelurahan } from "@/lib/city/kelurahan/published";
import { db } from "@/lib/platform/db/client";
import { searchPublished } from "@/lib/site/search/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";
import { makeCity, SECRET, SECRET_FIGURES } from "../../support/published-city";

let place: string;
beforeAll(async () => {
  const { indicator, steward, officer } = await makeCity();
  const { id } = await db().kelurahan.findFirstOrThrow();
  place = id;
  await db().kelurahanName.create({ data: { kelurahanId: id, name: "Ngadirejo Lama" } });
  for (const programme of await db().programme.findMany())
    await db().programmeKelurahan.create({ data: { kelurahanId: id, programmeId: programme.id } });
  const [definition] = indicator.definitions;
  const steps = { submittedAt: new Date(), verifiedAt: new Date(), publishedAt: new Date() };
  const published = {
    ...steps,
    ...{ createdById: officer.id, submittedById: officer.id, verifiedById: steward.id, publishedById: steward.id },
    status: "PUBLISHED" as const,
  };
  const value = { indicatorId: indicator.id, definitionId: definition?.id ?? "", kelurahanId: id, source: "uji" };
  await db().indicatorValue.create({ data: { ...value, ...published, period: "2022", value: "12.34" } });
  await db().indicatorValue.create({ data: { ...value, ...published, period: "2023", value: "56.78" } });
  await db().indicatorValue.create({
    data: { ...value, createdById: officer.id, period: "2024", value: "66.67", note: SECRET },
  });
  await db().publicQuestion.updateMany({ data: { kelurahanId: id } });
});

test("A kelurahan's page tells the newest published figures, published programmes, answered questions, and no draft", async () => {
  const page = await findKelurahan("kelurahan-uji");
  const { items } = await listPublishedQuestions({ kelurahanId: place, answered: true });
  expect(page?.figures.map(({ code, value }) => [code, value.period, value.value])).toEqual([
    ["UJI-01", "2023", "56.78"],
  ]);
  expect(page?.programmes.length).toBeGreaterThan(0);
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ answer }) => answer !== null)).toBe(true);
  const told = JSON.stringify([page, items]);
  expect(told.toLowerCase()).not.toContain(SECRET);
  for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
});

test("An earlier name leads to the page, by address and by search; one that nobody had leads nowhere", async () => {
  expect(await findKelurahan("ngadirejo-lama")).toBeNull();
  expect(await findBySlugOfBefore("ngadirejo-lama")).toBe("kelurahan-uji");
  expect(await findBySlugOfBefore("tidak-ada")).toBeNull();
  const { groups } = await searchPublished({ q: "ngadirejo lama", hal: 1 }, "id");
  expect(groups.flatMap(({ items }) => items).map(({ path }) => path)).toContain("/kelurahan/kelurahan-uji");
});

test("What a kelurahan gave away and what it took over is told on both pages, with its day", async () => {
  const actor = await db().user.findFirstOrThrow();
  const make = (name: string, closedOn: Date | null = null) =>
    db().kelurahan.create({ data: { name, kecamatan: "Kota", kecamatanCode: "KTA", closedOn } });
  const on = new Date("2026-11-01");
  const [whole, ended, part] = await Promise.all([make("Utuh"), make("Selesai", on), make("Pecahan")]);
  const about = { on, legalBasis: "Perda Uji 1/2026", createdById: actor.id };
  await db().kelurahanSuccession.create({ data: { ...about, kind: "SPLIT", fromId: whole.id, toId: part.id } });
  await db().kelurahanSuccession.create({ data: { ...about, kind: "MERGE", fromId: ended.id, toId: whole.id } });
  // Before it ended it had given a part away: that page tells of the part alone.
  await db().kelurahanSuccession.create({ data: { ...about, kind: "SPLIT", fromId: ended.id, toId: part.id } });
  const day = "2026-11-01";
  expect(await findKelurahan("utuh")).toMatchObject({
    successors: [{ name: "Pecahan", on: day, isWhole: false }],
    predecessors: [{ name: "Selesai", on: day, isWhole: true }],
  });
  expect(await findKelurahan("pecahan")).toMatchObject({
    predecessors: [
      { name: "Selesai", on: day, isWhole: false },
      { name: "Utuh", on: day, isWhole: false },
    ],
    successors: [],
  });
});

test("Two of one name in two kecamatan have an address each, and the name alone still leads to one of them", async () => {
  await db().kelurahan.create({ data: { name: "Kelurahan Uji", kecamatan: "Pesantren", kecamatanCode: "PSN" } });
  expect((await findKelurahan("kelurahan-uji-pesantren"))?.kecamatan).toBe("Pesantren");
  expect((await findKelurahan("kelurahan-uji-kota"))?.kecamatan).toBe("Kota");
  expect(await findBySlugOfBefore("kelurahan-uji")).toBe("kelurahan-uji-kota");
});
