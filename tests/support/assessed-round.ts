import { db } from "@/lib/platform/db/client";
import { actor } from "./actor";
import { makeUser, type World } from "./fixtures";

const name = (text: string) => ({ nameId: text, nameEn: text });

/** A round with a questionnaire of four items, answered in every way, and a guest who reads it. */
export async function makeAssessedRound(world: World, given: { slug?: string; year?: number; group?: string } = {}) {
  const { slug = "2026", year = 2026, group = "uji" } = given;
  const instrument = await db().instrument.create({
    data: {
      code: `uji-${slug}`,
      ...name("Uji"),
      status: "DRAFT",
      comparabilityGroup: group,
      scaleMin: 0,
      scaleMax: 4,
      sections: {
        create: [
          { code: "OUTPUT", order: 1, weight: "0.4", source: "uji", ...name("Output") },
          { code: "IMPACT", order: 2, weight: "0.6", source: "uji", pillarScores: true, ...name("Dampak") },
        ],
      },
      pillars: { create: [{ pillarId: world.pillar.id, order: 1 }] },
    },
    include: { sections: true, pillars: true },
  });
  const section = (code: string) => instrument.sections.find((one) => one.code === code)?.id ?? "";
  const items = [
    { code: "O.1", section: "OUTPUT", maximum: "10" },
    { code: "O.2", section: "OUTPUT", maximum: "4", notApplicableAllowed: true },
    { code: "I.1", section: "IMPACT", maximum: "4", pillar: true },
    { code: "I.2", section: "IMPACT", maximum: "4", pillar: true },
  ];
  for (const [index, { section: of, pillar, ...item }] of items.entries())
    await db().questionnaireItem.create({
      data: {
        ...item,
        order: index + 1,
        textId: `Pertanyaan ${item.code}`,
        instrumentId: instrument.id,
        sectionId: section(of),
        instrumentPillarId: pillar ? (instrument.pillars[0]?.id ?? null) : null,
      },
    });
  await db().instrument.update({ where: { id: instrument.id }, data: { status: "ACTIVE" } });
  const round = await db().evaluationRound.create({
    data: { slug, year, phase: "COUNCIL_REVIEW", instrumentId: instrument.id },
  });
  return { instrument, round };
}

type Answered = {
  score?: string;
  notApplicable?: boolean;
  status?: "DRAFT" | "SUBMITTED" | "VERIFIED";
  reason?: string;
};

/** An answer of the waste agency to one item, taken to its state by the right hands. */
export async function answer(
  world: World,
  round: { id: string; instrumentId: string | null },
  code: string,
  given: Answered,
) {
  const { status = "VERIFIED", reason = "Sudah berjalan", ...rest } = given;
  const item = await db().questionnaireItem.findFirstOrThrow({
    where: { code, instrumentId: round.instrumentId ?? "" },
  });
  const { agency, officer } = world.waste;
  const at = new Date("2026-06-01T03:00:00Z");
  return db().answer.create({
    data: {
      ...rest,
      status,
      reason,
      roundId: round.id,
      itemId: item.id,
      agencyId: agency.id,
      enteredByIds: [officer.id],
      ...(status === "DRAFT" ? {} : { submittedById: officer.id, submittedAt: at }),
      ...(status === "VERIFIED" ? { verifiedById: world.staff.id, verifiedAt: at } : {}),
    },
  });
}

/** A guest of one round. */
export async function makeGuest(label: string, roundId: string) {
  const guest = await makeUser("ASSESSOR", label);
  await db().user.update({ where: { id: guest.id }, data: { roundId } });
  return actor("ASSESSOR", { id: guest.id, name: label, roundId });
}
