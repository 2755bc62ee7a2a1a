import { addLink } from "@/lib/evidence/evidence/mutations";
import { db } from "@/lib/platform/db/client";
import type { World } from "./fixtures";

const SECTIONS = [
  { code: "BASELINE", order: 1, weight: "0.4", nameId: "Baseline", nameEn: "Baseline", source: "uji" },
  { code: "IMPACT", order: 2, weight: "0.6", nameId: "Impact", nameEn: "Impact", source: "uji" },
];

/** A round in phase FILLING with three items that need evidence: one of each agency, and one of nobody. */
export async function makeAnswers(world: World, slug = "2026") {
  const { id: instrumentId, sections } = await db().instrument.create({
    data: {
      code: `uji-${slug}`,
      nameId: "Uji",
      nameEn: "Test",
      comparabilityGroup: "uji",
      scaleMin: 0,
      scaleMax: 4,
      sections: { create: SECTIONS },
      pillars: { create: [{ pillarId: world.pillar.id, order: 1 }] },
    },
    include: { sections: true },
  });
  const item = (code: string, order: number, section: string) => {
    const sectionId = sections.find((one) => one.code === section)?.id ?? "";
    const data = { instrumentId, sectionId, code, order, textId: `Butir ${code}`, maximum: 4, evidenceRequired: true };
    return db().questionnaireItem.create({ data });
  };
  // Made out of order, for a pack must follow the questionnaire.
  const late = await item("I-1", 3, "IMPACT");
  const early = await item("B-1", 1, "BASELINE");
  const empty = await item("B-2", 2, "BASELINE");
  await db().instrument.update({ where: { id: instrumentId }, data: { status: "ACTIVE" } });
  const round = await db().evaluationRound.create({
    data: { slug, year: Number(slug.slice(0, 4)), phase: "FILLING", instrumentId },
  });
  const answer = (itemId: string, agencyId: string | null) =>
    db().answer.create({ data: { roundId: round.id, itemId, agencyId } });
  return {
    round,
    waste: await answer(early.id, world.waste.agency.id),
    health: await answer(late.id, world.health.agency.id),
    nobody: await answer(empty.id, null),
  };
}

let rounds = 0;

/** An answer of the waste agency that can be handed in: each in a round of its own, with evidence. */
export async function makeAnswer(world: World): Promise<{ id: string; version: number }> {
  rounds += 1;
  const { waste } = await makeAnswers(world, `20${50 + rounds}`);
  const proof = { title: "Bukti", url: "https://contoh.test/x", informationClass: "EXEMPT" as const };
  await addLink(world.waste.officer, { kind: "answer", id: waste.id }, proof);
  return { id: waste.id, version: waste.version };
}
