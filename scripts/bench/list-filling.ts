import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";

/** As many figures as one indicator has after ten years of months, and reports as one programme has. */
const SERIES = 120;
/** So many of the first have them: more than a page shows. */
const WITH_SERIES = 60;

const many = <Row>(count: number, make: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => make(index));

const AT_ONCE = 1000;
async function inParts<Row>(rows: readonly Row[], write: (part: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await write(rows.slice(from, from + AT_ONCE));
}

/** So many rows of everything that the office lists, of one administrator's city. */
export async function fillLists(count: number): Promise<Actor> {
  const tx = db();
  const number = (index: number) => String(index + 1).padStart(5, "0");
  await inParts(
    many(count, (n) => ({ code: `DINAS_${number(n)}`, name: `Dinas ${number(n)}`, shortName: `D ${number(n)}` })),
    (data) => tx.agency.createMany({ data }),
  );
  const agencies = await tx.agency.findMany({ where: { code: { startsWith: "DINAS_" } }, select: { id: true } });
  const agencyOf = (n: number) => agencies[n % agencies.length]?.id ?? "";
  const admin = await tx.user.create({ data: { email: "admin@daftar.test", name: "Admin Daftar", role: "ADMIN" } });
  await inParts(
    many(count, (n) => ({
      ...{ email: `petugas-${number(n)}@daftar.test`, name: `Petugas ${number(n)}`, role: "AGENCY" as const },
      agencyId: agencyOf(n),
    })),
    (data) => tx.user.createMany({ data }),
  );
  await fillRegister(count, number, agencyOf, admin.id);
  await fillWords(count, number);
  await fillRound(count, number, agencyOf, admin.id);
  return { id: admin.id, name: admin.name, role: "ADMIN", agencyId: null, roundId: null } as Actor;
}

type Numbered = (index: number) => string;

async function fillRegister(count: number, number: Numbered, agencyOf: Numbered, adminId: string): Promise<void> {
  const tx = db();
  const pillar = await tx.pillar.create({
    data: { code: "DAFTAR", name: "Smart Daftar", slug: "smart-daftar", order: 90, focusId: "x", focusEn: "x" },
  });
  const owned = (n: number) => ({ pillarId: pillar.id, agencyId: agencyOf(n) });
  const about = { descriptionId: "x", descriptionEn: "x", source: "Daftar", quickWin: true };
  await inParts(
    many(count, (n) => ({ slug: `daftar-${number(n)}`, name: `Program ${number(n)}`, ...about, ...owned(n) })),
    (data) => tx.programme.createMany({ data }),
  );
  await inParts(
    many(count, (n) => ({ code: `DFT-${number(n)}`, nameId: `Indikator ${number(n)}`, nameEn: "x", ...owned(n) })),
    (data) => tx.indicator.createMany({ data }),
  );
  const indicators = await tx.indicator.findMany({ where: { pillarId: pillar.id }, orderBy: { code: "asc" } });
  await inParts(indicators, (part) =>
    tx.indicatorDefinition.createMany({
      data: part.map(({ id }) => ({
        ...{ indicatorId: id, number: 1, current: true, unit: "unit", decimals: 0, polarity: "HIGHER" as const },
        ...{ frequency: "MONTHLY" as const, aggregation: "LAST" as const, formulaId: "", dataSource: "" },
      })),
    }),
  );
  await inParts(indicators, (part) =>
    tx.indicatorTarget.createMany({
      data: part.map(({ id }) => ({
        indicatorId: id,
        year: 2026,
        kind: "VALUE" as const,
        value: 5,
        plan: "RPJMD",
        source: "Daftar",
      })),
    }),
  );
  const handedIn = {
    ...{ status: "SUBMITTED" as const, submittedAt: new Date(), submittedById: adminId, createdById: adminId },
    enteredByIds: [adminId],
  };
  const months = many(SERIES, (n) => `${2016 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);
  for (const { id: definitionId, indicatorId } of await tx.indicatorDefinition.findMany({
    where: { indicator: { code: { in: indicators.slice(0, WITH_SERIES).map(({ code }) => code) } } },
  }))
    await tx.indicatorValue.createMany({
      data: months.map((period) => ({
        ...{ indicatorId, definitionId, period, value: 1, certainty: "FINAL" as const, source: "Daftar", ...handedIn },
      })),
    });
  const programmes = await tx.programme.findMany({
    where: { pillarId: pillar.id },
    orderBy: { name: "asc" },
    take: WITH_SERIES,
  });
  await inParts(
    programmes.flatMap(({ id: programmeId }) =>
      months.map((period) => ({ programmeId, period, physicalPercent: 5, done: "x", ...handedIn })),
    ),
    (data) => tx.progressReport.createMany({ data }),
  );
  const begun = { createdById: adminId, enteredByIds: [adminId] };
  const all = await tx.programme.findMany({ where: { pillarId: pillar.id }, select: { id: true } });
  await inParts(
    all.map(({ id: programmeId }) => ({
      ...{ programmeId, number: 1, titleId: "x", dueOn: new Date("2090-12-31") },
      ...begun,
    })),
    (data) => tx.programmeMilestone.createMany({ data }),
  );
  await inParts(
    all.map(({ id: programmeId }) => ({ programmeId, year: 2025, fund: "APBD" as const, planned: 5, ...begun })),
    (data) => tx.programmeFunding.createMany({ data }),
  );
}

async function fillWords(count: number, number: Numbered): Promise<void> {
  const tx = db();
  await inParts(
    many(count, (n) => ({ name: `Kelurahan ${number(n)}`, kecamatanCode: "01", kecamatan: "Kecamatan" })),
    (data) => tx.kelurahan.createMany({ data }),
  );
  await inParts(
    many(count, (n) => ({
      ...{ type: "SK" as const, number: number(n), year: 2026, title: `Surat ${number(n)}` },
      ...{ status: "ENACTED" as const, source: "Daftar" },
    })),
    (data) => tx.legalDocument.createMany({ data }),
  );
  await inParts(
    many(count, (n) => ({ termId: `Istilah ${number(n)}`, termEn: "x", explanationId: "x", explanationEn: "x" })),
    (data) => tx.glossaryTerm.createMany({ data }),
  );
}

async function fillRound(count: number, number: Numbered, agencyOf: Numbered, adminId: string): Promise<void> {
  const tx = db();
  const round = await tx.evaluationRound.create({ data: { slug: "2019-2", year: 2019, stage: 2, phase: "RESULT" } });
  await inParts(
    many(count, (n) => ({
      ...{ roundId: round.id, order: n + 1, text: `Rekomendasi ${number(n)}`, source: "Daftar" },
      leadAgencyId: agencyOf(n),
    })),
    (data) => tx.recommendation.createMany({ data }),
  );
  const { id: programmeId } = await tx.programme.findFirstOrThrow({ where: { slug: `daftar-${number(0)}` } });
  await inParts(
    many(count, (n) => ({ programmeId, text: `Apakah program ${number(n)} sudah berjalan?` })),
    (data) => tx.publicQuestion.createMany({ data }),
  );
  await inParts(
    many(count, (n) => ({ title: `Rapat ${number(n)}`, heldOn: new Date("2026-03-02"), createdById: adminId })),
    (data) => tx.meeting.createMany({ data }),
  );
  const day = new Date("2031-01-01");
  await inParts(
    many(count, (n) => ({
      ...{ email: `asesor-${number(n)}@daftar.test`, name: `Asesor ${number(n)}`, role: "ASSESSOR" as const },
      ...{ expiresAt: day, roundId: round.id },
    })),
    (data) => tx.user.createMany({ data }),
  );
}
