import { db } from "@/lib/db/client";
import { makeRound, type World } from "./fixtures";

/** A round in phase FILLING with three items: one of each agency, and one of nobody that needs evidence. */
export async function makeAnswers(world: World, slug = "2026") {
  const { round, instrument } = await makeRound(world.pillar.id, { slug, year: 2026 });
  const [first, second] = instrument.sections;
  if (!first || !second) throw new Error("no sections");
  const item = (code: string, order: number, sectionId: string) =>
    db().questionnaireItem.create({
      data: {
        instrumentId: instrument.id,
        sectionId,
        code,
        order,
        textId: `Butir ${code}`,
        maximum: 4,
        evidenceRequired: true,
      },
    });
  // Made out of order, for a pack must follow the questionnaire.
  const late = await item("I-1", 3, second.id);
  const early = await item("B-1", 1, first.id);
  const empty = await item("B-2", 2, first.id);
  await db().evaluationRound.update({ where: { id: round.id }, data: { phase: "FILLING" } });
  const answer = (itemId: string, agencyId: string | null) =>
    db().answer.create({ data: { roundId: round.id, itemId, agencyId } });
  return {
    round,
    waste: await answer(early.id, world.waste.agency.id),
    health: await answer(late.id, world.health.agency.id),
    nobody: await answer(empty.id, null),
  };
}
