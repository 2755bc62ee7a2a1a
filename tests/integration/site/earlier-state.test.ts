import { beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { findEarlierState } from "@/lib/site/earlier-state/published";
import { makeCity, SECRET, SECRET_FIGURES } from "../../support/published-city";

vi.mock("@/lib/platform/i18n/navigation", () => ({}));

let city: Awaited<ReturnType<typeof makeCity>>;
const on = async (day: string) => {
  const state = await findEarlierState(day);
  if (!state) throw new Error("no state");
  return state;
};
const valueOn = async (day: string) =>
  (await on(day)).indicators.find(({ code }) => code === "UJI-88")?.latest?.value ?? null;

beforeAll(async () => {
  city = await makeCity();
  const { pillar, agency, officer, steward } = city;
  const made = await db().indicator.create({
    data: {
      ...{ code: "UJI-88", nameId: "Uji keadaan", nameEn: "State", pillarId: pillar.id, agencyId: agency.id },
      publishedAt: new Date("2024-01-10T00:00:00Z"),
      definitions: {
        create: {
          ...{ number: 1, current: true, unit: "unit", decimals: 0, polarity: "HIGHER", frequency: "YEARLY" },
          ...{ aggregation: "LAST", cumulative: false, formulaId: "x", dataSource: "x" },
        },
      },
    },
    include: { definitions: true },
  });
  const common = {
    ...{ indicatorId: made.id, definitionId: made.definitions[0]?.id ?? "", period: "2023", source: "uji" },
    ...{ certainty: "FINAL" as const, createdById: officer.id, enteredByIds: [officer.id], submittedById: officer.id },
    ...{ submittedAt: new Date("2024-01-11"), verifiedById: steward.id, verifiedAt: new Date("2024-01-12") },
  };
  const published = { status: "PUBLISHED" as const, publishedById: steward.id };
  const first = await db().indicatorValue.create({
    data: {
      ...{ ...common, ...published, value: 40, publishedAt: new Date("2024-02-01T03:00:00Z") },
      supersededAt: new Date("2024-03-01T03:00:00Z"),
    },
  });
  const second = await db().indicatorValue.create({
    data: {
      ...{ ...common, ...published, value: 41, publishedAt: new Date("2024-03-01T03:00:00Z") },
      ...{ revision: 2, supersedesId: first.id, revisionReason: "Salah hitung" },
    },
  });
  // Verified and never published: no state of the site ever had it.
  await db().indicatorValue.create({
    data: {
      ...{ ...common, status: "VERIFIED", value: "6666199998", note: SECRET },
      ...{ revision: 3, supersedesId: second.id, revisionReason: SECRET },
    },
  });
});

test("each day has what was published by its end, and a correction from its own day on", async () => {
  expect((await on("2024-01-09")).indicators.map(({ code }) => code)).not.toContain("UJI-88");
  const days = ["2024-01-15", "2024-02-01", "2024-02-29", "2024-03-01", "2024-12-31"];
  expect(await Promise.all(days.map(valueOn))).toEqual([null, "40", "40", "41", "41"]);
});

test("a target that was changed later stands as it was, with the status that it gave", async () => {
  const indicator = await db().indicator.findUniqueOrThrow({ where: { code: "UJI-88" } });
  const { id } = await db().indicatorTarget.create({
    data: { indicatorId: indicator.id, year: 2023, kind: "VALUE", value: 40, plan: "RKPD", source: "uji" },
  });
  await db().indicatorTarget.update({
    where: { id },
    data: {
      value: 100,
      version: { increment: 1 },
      reason: "Dinaikkan",
      changedById: city.steward.id,
      changedAt: new Date(),
    },
  });
  const stood = (await on("2024-12-31")).indicators.find(({ code }) => code === "UJI-88");
  expect(stood).toMatchObject({ status: "MET", target: { value: "40" } });
});

test("no day tells what is not published, and no day is told before it has come", async () => {
  for (const day of ["2024-06-30", "2024-07-01", new Date().toISOString().slice(0, 10)]) {
    const told = JSON.stringify(await findEarlierState(day));
    expect(told.toLowerCase()).not.toContain(SECRET);
    for (const figure of [...SECRET_FIGURES, "6666199998"]) expect(told).not.toContain(figure);
  }
  expect(await findEarlierState("2999-01-01")).toBeNull();
});

test("the index has the rounds that were out by then", async () => {
  expect((await on("1999-01-01")).index).toEqual([]);
  const now = await on(new Date().toISOString().slice(0, 10));
  expect(now.index.map(({ round }) => round.slug)).toContain("2022");
});
