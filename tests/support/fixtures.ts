import { db } from "@/lib/platform/db/client";
import type { Aggregation, Frequency, Role } from "@/lib/platform/db/generated/enums";
import { actor } from "./actor";

/** A small world with two agencies, so that every test can prove whose rows are whose. */
export async function makeWorld() {
  const [waste, health] = await Promise.all([makeAgency("DLHKP"), makeAgency("DINKES")]);
  const steward = await db().agency.create({
    data: { code: "DISKOMINFO", name: "DISKOMINFO", shortName: "DISKOMINFO", steward: true },
  });
  const pillar = await db().pillar.create({
    data: {
      code: "ENVIRONMENT",
      slug: "smart-environment",
      order: 5,
      name: "Smart Environment",
      focusId: "Sampah",
      focusEn: "Waste",
    },
  });
  const programme = (slug: string, agencyId: string) =>
    db().programme.create({
      data: {
        slug,
        name: slug,
        pillarId: pillar.id,
        agencyId,
        quickWin: true,
        descriptionId: "x",
        descriptionEn: "x",
        source: "uji",
        publishedAt: new Date(),
      },
    });
  return {
    pillar,
    steward,
    waste: {
      ...waste,
      programme: await programme("bank-sampah", waste.agency.id),
      indicator: await makeIndicator("ENV-02", pillar.id, waste.agency.id),
    },
    health: {
      ...health,
      programme: await programme("homecare", health.agency.id),
      indicator: await makeIndicator("LIV-02", pillar.id, health.agency.id),
    },
    staff: await makeUser("STAFF", "staff"),
    admin: await makeUser("ADMIN", "admin"),
    council: await makeUser("COUNCIL", "council"),
    secondCouncil: await makeUser("COUNCIL", "council2"),
    assessor: await makeUser("ASSESSOR", "assessor"),
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

async function makeAgency(code: string) {
  const agency = await db().agency.create({ data: { code, name: code, shortName: code } });
  return { agency, officer: await makeUser("AGENCY", code.toLowerCase(), agency.id) };
}

export async function makeUser(role: Role, name: string, agencyId: string | null = null) {
  const expiresAt = role === "ASSESSOR" ? new Date(Date.now() + 86_400_000) : null;
  const user = await db().user.create({ data: { email: `${name}@enampilar.test`, name, role, agencyId, expiresAt } });
  return actor(role, { id: user.id, name, agencyId });
}

type Definition = {
  unit?: string;
  frequency?: Frequency;
  aggregation?: Aggregation;
  cumulative?: boolean;
  ratioFactor?: number;
  scaleMin?: number | null;
  scaleMax?: number | null;
  decimals?: number;
  partDecimals?: number;
};

export async function makeIndicator(code: string, pillarId: string, agencyId: string, given: Definition = {}) {
  const { decimals = 0, scaleMin = 0, scaleMax = 46, ...rest } = given;
  const definition = {
    number: 1,
    unit: "unit",
    polarity: "HIGHER" as const,
    frequency: "MONTHLY" as const,
    aggregation: "LAST" as const,
    formulaId: "x",
    dataSource: "x",
    decimals,
    scaleMin,
    scaleMax,
    ...rest,
  };
  return db().indicator.create({
    data: {
      code,
      pillarId,
      agencyId,
      nameId: code,
      nameEn: code,
      publishedAt: new Date(),
      definitions: { create: [definition] },
    },
    include: { definitions: true },
  });
}

/** An instrument with two sections that add up to 1, the given pillar, and an open round of it. */
export async function makeRound(
  pillarId: string,
  given: { slug?: string; year?: number; phase?: "RESULT" | "PUBLISHED" } = {},
) {
  const { slug = "2024", year = 2024, phase = "RESULT" } = given;
  const sections = [
    { code: "BASELINE", order: 1, weight: "0.4" },
    { code: "IMPACT", order: 2, weight: "0.6" },
  ].map((section) => ({ ...section, nameId: section.code, nameEn: section.code, source: "uji" }));
  const instrument = await db().instrument.create({
    data: {
      code: `uji-${slug}`,
      nameId: "Uji",
      nameEn: "Test",
      status: "ACTIVE",
      comparabilityGroup: "uji",
      scaleMin: 0,
      scaleMax: 4,
      sections: { create: sections },
      pillars: { create: [{ pillarId, order: 1 }] },
    },
    include: { sections: true },
  });
  const round = await db().evaluationRound.create({
    data: { slug, year, phase, instrumentId: instrument.id, publishedAt: new Date() },
  });
  return { instrument, round };
}

/** An instrument in force with a short questionnaire: one item that needs evidence, two of the pillar's impact. */
export async function makeQuestionnaire(pillarId: string, code = "uji-kuesioner") {
  const sections = [
    { code: "OUTPUT", order: 1, weight: "0.4", pillarScores: false },
    { code: "IMPACT", order: 2, weight: "0.6", pillarScores: true },
  ].map((section) => ({ ...section, nameId: section.code, nameEn: section.code, source: "uji" }));
  const {
    id,
    sections: made,
    pillars,
  } = await db().instrument.create({
    data: {
      code,
      nameId: "Uji",
      nameEn: "Test",
      comparabilityGroup: code,
      scaleMin: 0,
      scaleMax: 4,
      sections: { create: sections },
      pillars: { create: [{ pillarId, order: 1 }] },
    },
    include: { sections: true, pillars: true },
  });
  const sectionId = (of: string) => made.find((section) => section.code === of)?.id ?? "";
  const instrumentPillarId = pillars[0]?.id ?? null;
  const item = (of: string, order: number, section: string, given: object = {}) => ({
    instrumentId: id,
    sectionId: sectionId(section),
    code: of,
    order,
    textId: of,
    textEn: of,
    maximum: 4,
    ...given,
  });
  await db().questionnaireItem.createMany({
    data: [
      item("OUT-01", 1, "OUTPUT", { textId: "Kebijakan", evidenceRequired: true }),
      item("IMP-01", 2, "IMPACT", { instrumentPillarId }),
      item("IMP-02", 3, "IMPACT", { instrumentPillarId, notApplicableAllowed: true }),
    ],
  });
  return db().instrument.update({ where: { id }, data: { status: "ACTIVE" } });
}
