import { createHash } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { ownerDb } from "./database";
import { makeFollowUp } from "./published-follow-up";

/** Stands in every text that the public must not read. */
export const SECRET = "rahasia";
/** Figures that stand in rows the public must not see, and nowhere else. */
export const SECRET_FIGURES = [
  "66.61",
  "66.62",
  "66.63",
  "66.64",
  "66.65",
  "66.66",
  "66.67",
  "1.111",
  "1.222",
  "1.333",
  // Long, so that no id or hash holds it by chance.
  "666619999888",
];

const at = new Date("2024-07-01T00:00:00Z");
const published = { publishedAt: at };

/**
 * A small city in which each kind of public row stands beside ones in every state that is not public: drafts,
 * submitted, returned, verified, rows of unpublished things, the self and council lanes, an instrument in the making,
 * the work on recommendations, the council's meetings, testimonies and questions.
 */
export async function makeCity() {
  const agency = await db().agency.create({ data: { code: "DINAS", name: "Dinas Uji", shortName: "DU" } });
  const pillar = await db().pillar.create({
    data: {
      code: "GOVERNANCE",
      slug: "smart-governance",
      order: 1,
      name: "Smart Governance",
      focusId: "a",
      focusEn: "b",
    },
  });
  const officer = await db().user.create({
    data: { email: "petugas@uji.id", name: `${SECRET} petugas`, role: "AGENCY", agencyId: agency.id },
  });
  const steward = await db().user.create({ data: { email: "wali@uji.id", name: `${SECRET} wali`, role: "STAFF" } });
  const city = { agency, pillar, officer, steward };
  await db().kelurahan.create({ data: { name: "Kelurahan Uji", kecamatan: "Kota", kecamatanCode: "KOTA" } });
  const round = await makeRounds(city);
  await makeRecommendations(city, round);
  await makeOtherCities(city, round);
  const programme = await makeProgrammes(city);
  const indicator = await makeIndicators(city);
  await makeFollowUp({ ...city, secret: SECRET, programme, indicator });
  await db().legalDocument.create({
    data: { type: "PERWALI", year: 2023, title: "Perwali Smart City", status: "ENACTED", source: "uji", ...published },
  });
  await db().legalDocument.create({
    data: { type: "PERDA", year: 2024, title: `Perda ${SECRET}`, status: "PLANNED", source: SECRET },
  });
  await makeWords(steward.id);
  await makeKeptBack(city);
  return { ...city, round, programme, indicator };
}

/** What waits as a draft beside what is published, a file of a document that nobody has published yet. */
async function makeWords(addedById: string) {
  const draft = { title: SECRET, textId: SECRET, termId: SECRET };
  const text = { textId: "Kata kota", textEn: "Words of the city" };
  await db().siteText.create({ data: { key: "who", ...text, ...published, draft } });
  await db().siteText.create({ data: { key: "purpose", textId: SECRET, textEn: SECRET } });
  const meaning = { explanationId: "arti", explanationEn: "meaning" };
  await db().glossaryTerm.create({ data: { termId: "Pilar", termEn: "Pillar", ...meaning, ...published, draft } });
  await db().glossaryTerm.create({ data: { termId: SECRET, termEn: SECRET, ...meaning } });
  await db().pillar.updateMany({ data: { draft } });
  await db().legalDocument.updateMany({ where: { publishedAt: { not: null } }, data: { draft } });
  const content = new Uint8Array(Buffer.from(`%PDF- ${SECRET}`));
  const sha256 = createHash("sha256").update(content).digest("hex");
  const file = {
    fileName: `${SECRET}.pdf`,
    mediaType: "application/pdf",
    sha256,
    size: content.length,
    content,
    addedById,
  };
  const { id: fileId } = await db().cityFile.create({ data: file });
  await db().legalDocument.updateMany({ where: { publishedAt: null }, data: { fileId } });
}

/** The history of what is hidden, an instrument in the making, and what waits to go out together. */
async function makeKeptBack({ officer, pillar, steward }: People) {
  const { id: roundId } = await db().evaluationRound.findUniqueOrThrow({ where: { slug: "2023" } });
  const text = `{"catatan":"${SECRET}"}`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const documents = { publicText: text, publicSha256: sha256, internalText: text, internalSha256: sha256 };
  await db().roundFreeze.create({ data: { roundId, revision: 1, ...documents } });
  const draft = await db().instrument.findUniqueOrThrow({ where: { code: `${SECRET}-2027` } });
  await db().instrumentLevel.create({ data: { instrumentId: draft.id, value: 1, labelId: SECRET, labelEn: SECRET } });
  const hidden = await db().indicator.findUniqueOrThrow({ where: { code: "UJI-02" }, include: { values: true } });
  const group = await db().pillar.create({
    data: { code: "GROUP", slug: "kelompok", order: 9, name: "Kelompok", focusId: "", focusEn: "", cityPillar: false },
  });
  const moved = { fromPillarId: group.id, toPillarId: pillar.id, movedOn: at, movedById: steward.id };
  await db().indicatorMove.create({ data: { ...moved, indicatorId: hidden.id, reason: SECRET } });
  const reasons = { reasonId: SECRET, reasonEn: SECRET };
  await ownerDb().valueWithdrawal.create({ data: { ...reasons, valueId: hidden.values[0]?.id ?? "" } });
  const waiting = await db().indicatorValue.findFirstOrThrow({ where: { status: "VERIFIED" } });
  const item = { kind: "value", entryId: waiting.id, version: waiting.version };
  await db().publication.create({
    data: { name: `${SECRET} triwulan`, preparedById: officer.id, items: { create: item } },
  });
}

type People = { agency: { id: string }; pillar: { id: string }; officer: { id: string }; steward: { id: string } };

/** What another city reached: one for the public, the others on their way to it or taken back. */
async function makeOtherCities(
  { officer, steward }: { officer: { id: string }; steward: { id: string } },
  round: { id: string },
) {
  const row = { roundId: round.id, value: "3.05", source: "laporan kota itu", enteredById: officer.id };
  const checked = { checkedById: steward.id };
  const secret = { source: SECRET, ...checked };
  await db().otherCityIndex.createMany({
    data: [
      { ...row, ...checked, city: "Kota Tetangga", status: "PUBLISHED", ...published },
      { ...row, city: `${SECRET} masuk`, status: "SUBMITTED" },
      { ...row, ...secret, city: `${SECRET} diperiksa`, status: "VERIFIED" },
      { ...row, ...secret, city: `${SECRET} kembali`, status: "RETURNED", reason: SECRET },
      {
        ...row,
        ...secret,
        city: `${SECRET} ditarik`,
        status: "PUBLISHED",
        ...published,
        withdrawnAt: at,
        reason: SECRET,
      },
    ],
  });
}

async function makeRounds({ pillar, officer }: People) {
  const instrument = async (code: string, status: "ACTIVE" | "DRAFT") =>
    db().instrument.create({
      data: {
        code,
        nameId: code,
        nameEn: code,
        status,
        comparabilityGroup: "uji",
        scaleMin: 0,
        scaleMax: 4,
        sections: {
          create: [
            { code: "OUTPUT", order: 1, nameId: "Output", nameEn: "Output", weight: "0.4", source: code },
            { code: "IMPACT", order: 2, nameId: "Dampak", nameEn: "Impact", weight: "0.6", source: code },
          ],
        },
        pillars: {
          create: {
            pillarId: pillar.id,
            order: 1,
            subDimensions: { create: { code: "A", order: 1, nameId: code, nameEn: code } },
          },
        },
        bands: { create: { minimum: 3, labelId: code, labelEn: code } },
      },
      include: { sections: true },
    });
  const active = await instrument("uji-2022", "ACTIVE");
  await instrument(`${SECRET}-2027`, "DRAFT");
  const makeRound = (year: number, data: { publishedAt?: Date; note?: string; phase?: "RESULT" } = {}) =>
    db().evaluationRound.create({
      data: { slug: String(year), year, instrumentId: active.id, phase: "PUBLISHED", source: "surat", ...data },
    });
  const official = { origin: "OFFICIAL", source: "surat", ...published } as const;
  const earlier = await makeRound(2021, published);
  await db().score.create({ data: { ...official, roundId: earlier.id, target: "FINAL", value: "3.5" } });
  const round = await makeRound(2022, { ...published, phase: "RESULT" });
  const own = { roundId: round.id };
  const wrong = await db().score.create({
    data: { ...official, ...own, target: "FINAL", value: "3.99", supersededAt: at },
  });
  await db().score.create({
    data: { ...official, ...own, target: "FINAL", value: "3.3", revision: 2, supersedesId: wrong.id, reason: SECRET },
  });
  for (const { id, code } of active.sections) {
    const value = code === "OUTPUT" ? "3" : "3.5";
    await db().score.create({ data: { ...official, ...own, target: "SECTION", sectionId: id, value } });
  }
  const lane = { ...own, target: "PILLAR", pillarId: pillar.id, reason: SECRET } as const;
  await db().score.create({ data: { ...lane, origin: "SELF", value: "1.111" } });
  await db().score.create({ data: { ...lane, origin: "COUNCIL", value: "1.222", authorId: officer.id } });
  await db().score.create({ data: { ...lane, origin: "OFFICIAL", source: SECRET, value: "1.333" } });
  // Closed only now: a published round takes no score but the letter's.
  await db().evaluationRound.update({ where: { id: round.id }, data: { phase: "PUBLISHED" } });
  const hidden = await makeRound(2023, { note: SECRET });
  await db().score.create({
    data: { ...official, roundId: hidden.id, target: "FINAL", value: "1.333", source: SECRET },
  });
  await db().roundRank.create({ data: { roundId: hidden.id, scope: "NATIONAL", rank: 1, source: SECRET } });
  await db().recommendation.create({
    data: {
      roundId: hidden.id,
      order: 1,
      text: SECRET,
      leadAgencyId: (await anyAgency()).id,
      source: SECRET,
      ...published,
    },
  });
  return round;
}

const anyAgency = () => db().agency.findFirstOrThrow();

async function makeRecommendations({ agency }: People, round: { id: string }) {
  const common = { roundId: round.id, leadAgencyId: agency.id, source: "surat" };
  await db().recommendation.create({
    data: {
      ...common,
      order: 1,
      text: "Terbitkan Perwali",
      dueOn: new Date("2024-01-31T00:00:00Z"),
      ...published,
      reports: {
        create: [
          { status: "IN_PROGRESS", text: "Sedang disusun", source: "laporan", createdAt: at, ...published },
          { status: "DONE", text: SECRET, source: SECRET, createdAt: new Date("2024-08-01T00:00:00Z") },
        ],
      },
    },
  });
  await db().recommendation.create({ data: { ...common, order: 2, text: SECRET, source: SECRET } });
}

/** Who took an entry to a state, as the database asks of it. */
function steps(status: "DRAFT" | "SUBMITTED" | "RETURNED" | "VERIFIED" | "PUBLISHED", { officer, steward }: People) {
  const submitted = status === "DRAFT" ? {} : { submittedById: officer.id, submittedAt: at };
  const verified = status === "VERIFIED" || status === "PUBLISHED" ? { verifiedById: steward.id, verifiedAt: at } : {};
  return {
    status,
    createdById: officer.id,
    enteredByIds: [officer.id],
    ...submitted,
    ...verified,
    ...(status === "RETURNED" ? { returnReason: SECRET } : {}),
    ...(status === "PUBLISHED" ? { publishedById: steward.id, ...published } : {}),
  };
}

const HIDDEN_STATES = ["DRAFT", "SUBMITTED", "RETURNED", "VERIFIED"] as const;

async function makeProgrammes(people: People) {
  const common = { pillarId: people.pillar.id, agencyId: people.agency.id, descriptionId: "a", descriptionEn: "b" };
  const programme = await db().programme.create({
    data: { ...common, slug: "terbuka", name: '=HYPERLINK("x")', source: "uji", ...published },
  });
  const hidden = await db().programme.create({
    data: { ...common, slug: "tertutup", name: SECRET, descriptionId: SECRET, source: SECRET },
  });
  const report = (programmeId: string, period: string, physicalPercent: string, done: string) => ({
    programmeId,
    period,
    physicalPercent,
    done,
    ...steps("PUBLISHED", people),
  });
  const wrong = await db().progressReport.create({
    data: { ...report(programme.id, "2024-01", "90", "Salah ketik"), supersededAt: at },
  });
  const corrected = await db().progressReport.create({
    data: {
      ...report(programme.id, "2024-01", "40.5", "Selesai sebagian"),
      revision: 2,
      revisionReason: "Angka tertukar",
      supersedesId: wrong.id,
    },
  });
  await makeEvidence({ progressReportId: corrected.id }, people);
  await db().progressReport.create({ data: report(hidden.id, "2024-01", "66.61", SECRET) });
  for (const [index, status] of HIDDEN_STATES.entries()) {
    const data = { period: `2024-0${index + 2}`, physicalPercent: `66.6${index + 2}`, done: SECRET, obstacles: SECRET };
    await db().progressReport.create({ data: { programmeId: programme.id, ...data, ...steps(status, people) } });
  }
  await makeProgrammeParts(people, programme.id, hidden.id);
  return programme;
}

/** Of a published programme one published year, milestone and line of money, beside ones in every other state. */
async function makeProgrammeParts(people: People, programmeId: string, hiddenId: string) {
  const dueOn = new Date("2024-06-30T00:00:00Z");
  const year = (id: string, of: number, source: string, status: Parameters<typeof steps>[0]) =>
    db().programmeYear.create({
      data: { programmeId: id, year: of, planned: true, running: true, note: source, source, ...steps(status, people) },
    });
  const milestone = (id: string, number: number, titleId: string, status: Parameters<typeof steps>[0]) =>
    db().programmeMilestone.create({ data: { programmeId: id, number, titleId, dueOn, ...steps(status, people) } });
  const funding = (id: string, label: string, amount: string, status: Parameters<typeof steps>[0]) =>
    db().programmeFunding.create({
      data: {
        ...{
          programmeId: id,
          year: 2024,
          fund: "APBD",
          label,
          planned: amount,
          spent: "250000",
          source: label || "Dokumen anggaran 2024",
        },
        ...steps(status, people),
      },
    });
  await makeEvidence({ programmeYearId: (await year(programmeId, 2024, "RKPD 2024", "PUBLISHED")).id }, people);
  const done = await milestone(programmeId, 1, "Aplikasi dipakai", "PUBLISHED");
  await makeEvidence({ programmeMilestoneId: done.id }, people);
  await makeEvidence({ programmeFundingId: (await funding(programmeId, "", "1000000", "PUBLISHED")).id }, people);
  await year(hiddenId, 2024, SECRET, "PUBLISHED");
  await milestone(hiddenId, 1, SECRET, "PUBLISHED");
  await funding(hiddenId, SECRET, "666619999888", "PUBLISHED");
  for (const [index, status] of HIDDEN_STATES.entries()) {
    await year(programmeId, 2025 + index, SECRET, status);
    await milestone(programmeId, index + 2, SECRET, status);
    await funding(programmeId, `${SECRET} ${index}`, "666619999888", status);
  }
  const partner = { order: 1, kind: "CSR" as const };
  await db().programmePartner.create({ data: { ...partner, programmeId, name: "Bank Terbuka" } });
  await db().programmePartner.create({ data: { ...partner, programmeId: hiddenId, name: SECRET } });
}

/** One piece that the public may read, beside one of each kind that it may not. */
async function makeEvidence(of: Partial<Prisma.EvidenceUncheckedCreateInput>, { officer, steward }: People) {
  const checked = { checkedById: steward.id, checkedAt: at };
  const pieces = [
    { title: "Terbuka", informationClass: "PERIODIC" as const, ...checked },
    { title: `${SECRET} belum diperiksa`, informationClass: "PERIODIC" as const },
    { title: `${SECRET} setiap saat`, informationClass: "ON_REQUEST" as const, ...checked },
    { title: `${SECRET} dikecualikan`, informationClass: "EXEMPT" as const, ...checked },
    {
      title: `${SECRET} ditarik`,
      informationClass: "PERIODIC" as const,
      ...checked,
      removedById: steward.id,
      removedAt: at,
    },
  ];
  for (const piece of pieces) {
    const url = `https://contoh.go.id/${piece.title.replaceAll(" ", "-")}`;
    await db().evidence.create({ data: { ...piece, url, ...of, addedById: officer.id } });
  }
}

async function makeIndicators(people: People) {
  const make = (code: string, name: string, data: { publishedAt?: Date }) =>
    db().indicator.create({
      data: {
        code,
        nameId: name,
        nameEn: name,
        meaningId: name,
        meaningEn: name,
        pillarId: people.pillar.id,
        agencyId: people.agency.id,
        ...data,
        definitions: {
          create: {
            number: 1,
            unit: "%",
            decimals: 2,
            polarity: "HIGHER",
            frequency: "YEARLY",
            aggregation: "LAST",
            formulaId: name,
            dataSource: "Dinas Uji",
          },
        },
        targets: { create: { year: 2022, value: "50", plan: name, source: name } },
      },
      include: { definitions: true },
    });
  const indicator = await make("UJI-01", "Indikator terbuka", published);
  const value = (of: typeof indicator, period: string, amount: string, source = "uji") => ({
    indicatorId: of.id,
    definitionId: of.definitions[0]?.id ?? "",
    period,
    value: amount,
    source,
    ...steps("PUBLISHED", people),
  });
  await db().indicatorValue.create({ data: value(indicator, "2021", "-0.5") });
  const wrong = await db().indicatorValue.create({ data: { ...value(indicator, "2022", "99"), supersededAt: at } });
  await db().indicatorValue.create({
    data: {
      ...value(indicator, "2022", "45"),
      revision: 2,
      revisionReason: "Salah hitung",
      supersedesId: wrong.id,
    },
  });
  for (const [index, status] of HIDDEN_STATES.entries()) {
    const data = {
      ...value(indicator, `202${index + 3}`, `66.6${index + 4}`, SECRET),
      publishedAt: null,
      note: SECRET,
    };
    await db().indicatorValue.create({
      data: { ...data, publishedById: null, verifiedById: null, verifiedAt: null, ...steps(status, people) },
    });
  }
  const hidden = await make("UJI-02", SECRET, {});
  await db().indicatorFramework.create({ data: { indicatorId: indicator.id, framework: "IKU", code: "3.1" } });
  await db().indicatorFramework.create({ data: { indicatorId: hidden.id, framework: SECRET, code: SECRET } });
  const of = { indicatorId_year: { indicatorId: hidden.id, year: 2022 } };
  await db().indicatorTarget.update({ where: of, data: { value: "66.63", reason: SECRET } });
  await db().indicatorValue.create({ data: value(hidden, "2022", "66.63", SECRET) });
  await make("UJI-03", "Tanpa nilai", published);
  return indicator;
}
