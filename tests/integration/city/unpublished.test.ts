import { beforeEach, expect, test } from "vitest";
import { getIndicator, listIndicators } from "@/lib/city/indicators/queries";
import { getProgramme, listProgrammes } from "@/lib/city/programmes/queries";
import { publishTogether } from "@/lib/city/unpublished/mutations";
import { countHolding, listUnpublished } from "@/lib/city/unpublished/queries";
import { db } from "@/lib/platform/db/client";
import { publicDb } from "@/lib/platform/db/public";
import { resetDatabase } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeEach(async () => {
  await db().$disconnect();
  await resetDatabase();
  world = await makeWorld();
  await db().programme.update({ where: { id: world.waste.programme.id }, data: { publishedAt: null } });
  await db().indicator.update({ where: { id: world.waste.indicator.id }, data: { publishedAt: null } });
});

test("programmes and indicators that nobody outside sees are shown in one step, and the public reads them", async () => {
  const { total, items } = await listUnpublished(world.staff);
  expect(total).toBe(items.length);
  const mine = items.filter(({ id }) => [world.waste.programme.id, world.waste.indicator.id].includes(id));
  expect(mine.map(({ kind }) => kind)).toEqual(["programme", "indicator"]);
  expect(await publicDb().publishedProgramme.findFirst({ where: { slug: "bank-sampah" } })).toBeNull();
  expect(await publishTogether(world.waste.officer, mine)).toMatchObject({ error: { code: "FORBIDDEN" } });
  const [programme, indicator] = mine;
  if (!programme || !indicator) throw new Error("both are listed");
  // Whoever changed one meanwhile has it left to look at again.
  const told = await publishTogether(world.staff, [programme, { ...indicator, version: indicator.version + 1 }]);
  expect(told).toMatchObject({ value: { done: 1, left: { moved: 1 } } });
  expect(await publicDb().publishedProgramme.findFirst({ where: { slug: "bank-sampah" } })).not.toBeNull();
  expect(await publishTogether(world.staff, [indicator])).toMatchObject({ value: { done: 1, left: { moved: 0 } } });
  const again = await listUnpublished(world.staff);
  expect(again.items.map(({ id }) => id)).not.toContain(indicator.id);
  expect(await publishTogether(world.staff, mine)).toMatchObject({ value: { done: 0, left: { moved: 2 } } });
});

test("an entry that went out of an indicator that did not is told of", async () => {
  const before = await countHolding(world.staff);
  const { indicator } = world.waste;
  await db().indicatorValue.create({
    data: {
      ...{ indicatorId: indicator.id, definitionId: indicator.definitions[0]?.id ?? "", period: "2025-02", value: "1" },
      ...{ source: "uji", createdById: world.staff.id, submittedById: world.staff.id, submittedAt: new Date() },
      ...{ verifiedById: world.admin.id, verifiedAt: new Date() },
      ...{ status: "PUBLISHED", publishedById: world.admin.id, publishedAt: new Date() },
    },
  });
  expect(await countHolding(world.staff)).toBe(before + 1);
});

test("council and assessors read an unpublished programme or indicator once something of it is verified, and nothing before", async () => {
  const { indicator, programme, officer } = world.waste;
  const readers = [world.council, world.assessor];
  const isRead = async (read: Promise<unknown>) =>
    read.then(
      () => true,
      (error) => {
        if (String(error).includes("404")) return false;
        throw error;
      },
    );
  const told = async (reader: (typeof readers)[number]) => [
    await isRead(getIndicator(reader, indicator.code)),
    (await listIndicators(reader)).items.some(({ id }) => id === indicator.id),
    await isRead(getProgramme(reader, programme.slug)),
    (await listProgrammes(reader)).items.some(({ id }) => id === programme.id),
  ];
  const entry = { createdById: officer.id, submittedById: officer.id, submittedAt: new Date() };
  const value = await db().indicatorValue.create({
    data: {
      ...{ indicatorId: indicator.id, definitionId: indicator.definitions[0]?.id ?? "", period: "2025-03", value: "1" },
      ...{ source: "uji", ...entry, status: "SUBMITTED" },
    },
  });
  const report = await db().progressReport.create({
    data: {
      programmeId: programme.id,
      period: "2025-03",
      physicalPercent: "1",
      done: "Uji",
      ...entry,
      status: "SUBMITTED",
    },
  });
  for (const reader of readers) expect(await told(reader)).toEqual([false, false, false, false]);
  expect(await told(officer)).toEqual([true, true, true, true]);
  const verified = { status: "VERIFIED", verifiedById: world.staff.id, verifiedAt: new Date() } as const;
  await db().indicatorValue.update({ where: { id: value.id }, data: verified });
  await db().progressReport.update({ where: { id: report.id }, data: verified });
  for (const reader of readers) expect(await told(reader)).toEqual([true, true, true, true]);
});
