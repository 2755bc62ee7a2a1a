import { expect, test } from "vitest";
import { getPillarSets } from "@/lib/evaluation/rounds/published";
import { db } from "@/lib/platform/db/client";

const published = { publishedAt: new Date("2024-12-05T00:00:00Z"), source: "surat" };

test("a letter with one pillar stands beside the newest round that scores all, each with its year", async () => {
  const codes = ["GOVERNANCE", "ENVIRONMENT"];
  const ids: string[] = [];
  for (const [index, code] of codes.entries()) {
    const about = { slug: `smart-${code.toLowerCase()}`, name: `Smart ${code}`, focusId: "x", focusEn: "x" };
    ids.push((await db().pillar.create({ data: { code, order: index + 1, ...about } })).id);
  }
  const instrument = await db().instrument.create({
    data: {
      code: "uji",
      nameId: "Uji",
      nameEn: "Test",
      status: "ACTIVE",
      comparabilityGroup: "uji",
      scaleMin: 0,
      scaleMax: 4,
      sections: { create: [{ code: "A", order: 1, nameId: "A", nameEn: "A", weight: "1", source: "uji" }] },
      pillars: { create: ids.map((pillarId, index) => ({ pillarId, order: index + 1 })) },
    },
  });
  const publish = async (year: number, scores: (string | null)[]) => {
    const round = await db().evaluationRound.create({
      data: { slug: `${year}`, year, phase: "RESULT", instrumentId: instrument.id, ...published },
    });
    for (const [index, value] of scores.entries()) {
      const pillarId = ids[index] ?? "";
      const about = { roundId: round.id, target: "PILLAR" as const, origin: "OFFICIAL" as const, pillarId };
      if (value) await db().score.create({ data: { ...about, value, ...published } });
    }
    await db().evaluationRound.update({ where: { id: round.id }, data: { phase: "PUBLISHED" } });
  };
  const told = async () => {
    const { complete, partial } = await getPillarSets();
    const said = (set: typeof complete) =>
      set && [set.round.year, set.pillars.map(({ score }) => (score ? Number(score.value) : null))];
    return [said(complete), said(partial)];
  };

  expect(await told()).toEqual([null, null]);
  await publish(2022, ["2.75", "3.33"]);
  expect(await told()).toEqual([[2022, [2.75, 3.33]], null]);
  await publish(2024, ["3.65", null]);
  expect(await told()).toEqual([
    [2022, [2.75, 3.33]],
    [2024, [3.65, null]],
  ]);
});
