import { beforeAll, expect, test, vi } from "vitest";
import { publishValue, reviseValue, saveValue, verifyValue } from "@/lib/city/indicators/mutations";
import { db } from "@/lib/platform/db/client";
import { findNewestChanges, findNewestRecommendationChanges, publicDb } from "@/lib/platform/db/public";
import { listChanges, listLastChanges, readChanges } from "@/lib/site/changes/published";
import { actor } from "../../support/actor";
import { makeCity, SECRET, SECRET_FIGURES } from "../../support/published-city";

vi.mock("@/lib/platform/i18n/navigation", () => ({}));

let city: Awaited<ReturnType<typeof makeCity>>;
const changesOf = async (what: string) =>
  (await listChanges("id")).days.flatMap(({ day, subjects }) =>
    subjects.flatMap(({ name, path, changes }) =>
      changes.filter((change) => change.what === what).map((change) => ({ ...change, day, name, path })),
    ),
  );

beforeAll(async () => {
  city = await makeCity();
});

test("nothing that is not published is told as a change, nor a word or figure of it", async () => {
  const { days, hasMore } = await listChanges("id");
  expect(days.length).toBeGreaterThan(0);
  expect(hasMore).toBe(false);
  const told = JSON.stringify([days, await publicDb().publishedChange.findMany(), await listChanges("en")]);
  expect(told.toLowerCase()).not.toContain(SECRET);
  for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
});

test("days stand newest first, and what shipped with the product is no news", async () => {
  const { days } = await listChanges("id");
  expect(days.map(({ day }) => day)).toEqual(
    days
      .map(({ day }) => day)
      .sort()
      .reverse(),
  );
  const shipped = await publicDb().publishedIndicatorValue.findMany({ where: { shipped: true } });
  const ids = (await publicDb().publishedChange.findMany()).map(({ id }) => id);
  for (const { id } of shipped) expect(ids).not.toContain(`value ${id}`);
});

test("the newest are the same changes in the same order as all of them sorted, however few are asked for", async () => {
  const order = [{ at: "desc" }, { kind: "asc" }, { key: "asc" }, { id: "asc" }] as const;
  const all = (await publicDb().publishedChange.findMany({ orderBy: [...order] })).map(({ id }) => id);
  expect(all.length).toBeGreaterThan(5);
  for (const most of [1, 3, all.length - 1, all.length + 10])
    expect((await findNewestChanges(most)).map(({ id }) => id)).toEqual(all.slice(0, most));
  // A later page is cut in the database.
  expect((await findNewestChanges(5, undefined, 2)).map(({ id }) => id)).toEqual(all.slice(2, 5));
  expect(await findNewestChanges(100_000_001, undefined, 100_000_000)).toEqual([]);
  const ofRecommendations = (
    await publicDb().publishedRecommendationChange.findMany({ orderBy: [{ at: "desc" }, { id: "desc" }] })
  ).map(({ id }) => id);
  expect(ofRecommendations.length).toBeGreaterThan(1);
  for (const most of [1, 2, ofRecommendations.length, 100])
    expect(await findNewestRecommendationChanges(most)).toEqual(ofRecommendations.slice(0, most));
  const heads = await findNewestChanges(all.length);
  expect((await readChanges(publicDb(), heads)).map(({ id }) => id)).toEqual(all);
});

test("when a thing last changed is the newest of its changes: a figure makes its indicator's page new", async () => {
  const all = await publicDb().publishedChange.findMany({ where: { kind: "INDICATOR", key: "UJI-01" } });
  const newest = Math.max(...all.map(({ at }) => at.getTime()));
  expect((await listLastChanges()).get("/indikator/UJI-01")?.getTime()).toBe(newest);
});

test("an indicator that became public after its figures makes them news with it, and they are found with it", async () => {
  const { id, publishedAt } = await db().indicator.findUniqueOrThrow({ where: { code: "UJI-01" } });
  await db().indicator.update({ where: { id }, data: { publishedAt: new Date() } });
  const all = await publicDb().publishedChange.findMany({
    orderBy: [{ at: "desc" }, { kind: "asc" }, { key: "asc" }, { id: "asc" }],
  });
  const most = all.filter(({ key }) => key === "UJI-01").length;
  expect((await findNewestChanges(most)).map(({ id: one }) => one)).toEqual(all.slice(0, most).map((row) => row.id));
  await db().indicator.update({ where: { id }, data: { publishedAt } });
});

test("a correction appears once it is published, with the old figure, the new one and its reason; not before", async () => {
  const steward = actor("STAFF", { id: city.steward.id });
  const officer = actor("AGENCY", { id: city.officer.id, agencyId: city.agency.id });
  const published = await db().indicatorValue.findFirstOrThrow({
    where: {
      indicatorId: city.indicator.id,
      status: "PUBLISHED",
      supersededAt: null,
      kelurahanId: null,
      supersededBy: null,
    },
    orderBy: { periodEnd: "desc" },
  });
  const before = (await changesOf("value")).length;
  const revision = await reviseValue(officer, published.id, "Hitungan diperbaiki");
  if (!revision.ok) throw new Error(JSON.stringify(revision.error));
  const next = published.value?.plus(1).toFixed() ?? "1";
  const fields = {
    value: next,
    source: "Berkas",
    certainty: "FINAL" as const,
    breakInSeries: false,
    note: "",
    noteEn: "",
    confirmed: next,
  };
  const saved = await saveValue(officer, revision.value, { fields: fields as never, submit: true });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const verified = await verifyValue(steward, saved.value, next);
  if (!verified.ok) throw new Error(JSON.stringify(verified.error));
  expect((await changesOf("value")).length).toBe(before);
  expect((await publishValue(steward, verified.value)).ok).toBe(true);
  const [newest] = await changesOf("value");
  expect(newest).toMatchObject({
    act: "CORRECTED",
    period: published.period,
    before: { kind: "value", value: published.value?.toFixed() },
    after: { kind: "value", value: next },
    reason: "Hitungan diperbaiki",
  });
  expect(newest?.path).toMatch(/^\/indikator\//);
});

test("an entry is news once what it belongs to is published as well", async () => {
  const hidden = await db().programme.findUniqueOrThrow({ where: { slug: "tertutup" } });
  const ids = await db().progressReport.findMany({ where: { programmeId: hidden.id }, select: { id: true } });
  const told = (await publicDb().publishedChange.findMany()).map(({ id }) => id);
  for (const { id } of ids) expect(told).not.toContain(`progress ${id}`);
});
