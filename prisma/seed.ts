import "../server/node-version.mjs";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { db, type Transaction } from "@/lib/platform/db/client";
import { correctFacts } from "./seed-corrections";
import { cell, day, hashOfFacts, type Ids, need, notes, orNull, read, SHIPPED_FACTS, source } from "./seed-files";
import { freezeShipped } from "./seed-freezes";
import { definitionFor, isTotalSoFar, told, wholeDefinitions } from "./seed-values";

/**
 * Loads the published facts about Kota Kediri from prisma/seed/*.csv, each row with its source, and brings an
 * installation of an earlier edition to the present one. Every row is looked up by its natural key and made where it is
 * missing; what an earlier edition shipped otherwise is corrected in the open (seed-corrections.ts). Running twice
 * changes nothing, and what a city entered or edited itself is kept. With SHIPPED_FACTS=none only what every city begins
 * with: pillars, instruments with their questionnaire, glossary.
 */
const FACTS = SHIPPED_FACTS.find((one) => one === process.env.SHIPPED_FACTS) ?? "kediri";
const LETTERED_INSTRUMENT = "gerakan-smart-city-2022";
const LETTERED_FROM = 2022;
// Ours, built from what is known of the sections (domain.md section 2); the ministry's own text is each city's to import.
const QUESTIONNAIRE_SOURCE =
  "Kuesioner internal: disusun sendiri dari susunan penilaian yang diketahui, bukan teks kementerian";

async function pillars(tx: Transaction): Promise<Ids> {
  const ids: Ids = new Map();
  for (const row of read("pillars").filter((r) => cell(r, "focus_id"))) {
    const code = cell(row, "pillar");
    const name = cell(row, "name");
    const data = {
      code,
      name,
      slug: name.toLowerCase().replaceAll(" ", "-"),
      order: Number(cell(row, "order")),
      focusId: cell(row, "focus_id"),
      focusEn: cell(row, "focus_en"),
    };
    ids.set(code, (await tx.pillar.upsert({ where: { code }, create: data, update: {} })).id);
  }
  return ids;
}

async function instruments(tx: Transaction, pillarIds: Ids): Promise<Ids> {
  const ids: Ids = new Map();
  const rows = read("instruments");
  const names: Record<string, [string, string]> = {
    "gerakan-smart-city-2022": ["Gerakan Menuju 100 Smart City 2022", "Movement towards 100 Smart Cities 2022"],
    "gerakan-smart-city-sleman": [
      "Gerakan Menuju 100 Smart City, bobot terbitan Sleman",
      "Movement towards 100 Smart Cities, weights as printed by Sleman",
    ],
  };
  for (const code of new Set(rows.map((row) => cell(row, "instrument")))) {
    const [nameId, nameEn] = names[code] ?? [code, code];
    const known = await tx.instrument.findUnique({ where: { code } });
    if (known) {
      ids.set(code, known.id);
      await questionnaireWhereNone(tx, known.id);
      continue;
    }
    const sections = rows
      .filter((row) => row.instrument === code)
      .map((row, index) => ({
        code: cell(row, "section"),
        order: index + 1,
        nameId: cell(row, "name_id"),
        nameEn: cell(row, "name_en"),
        weight: cell(row, "weight"),
        source: source(row),
        // The pillars' scores are the parts of Impact (ours: domain.md section 2, rule 5).
        pillarScores: cell(row, "section") === "IMPACT",
      }));
    const made = await tx.instrument.create({
      data: {
        code,
        nameId,
        nameEn,
        status: "ACTIVE",
        comparabilityGroup: code,
        scaleMin: 0,
        scaleMax: 4,
        decimals: 2,
        questionnaireSource: QUESTIONNAIRE_SOURCE,
        sections: { create: sections },
      },
    });
    for (const [pillar, pillarId] of pillarIds) await instrumentPillar(tx, made.id, pillar, pillarId);
    await questionnaire(tx, made.id);
    ids.set(code, made.id);
  }
  return ids;
}

async function instrumentPillar(tx: Transaction, instrumentId: string, pillar: string, pillarId: string) {
  const rows = read("pillars").filter((row) => row.pillar === pillar);
  const subDimensions = rows.map((row, index) => ({
    code: cell(row, "subdimension"),
    order: index + 1,
    nameId: cell(row, "subdimension_id"),
    nameEn: cell(row, "subdimension_en"),
  }));
  await tx.instrumentPillar.create({
    data: { instrumentId, pillarId, order: Number(rows[0]?.order), subDimensions: { create: subDimensions } },
  });
}

/** The default questionnaire, made with its instrument and before any round: one in use takes no more items (trigger). */
async function questionnaire(tx: Transaction, instrumentId: string) {
  const { scaleMax, sections, pillars } = await tx.instrument.findUniqueOrThrow({
    where: { id: instrumentId },
    include: { sections: true, pillars: { include: { pillar: true, subDimensions: true } } },
  });
  const items = read("questionnaire").map((row, index) => {
    const pillar = pillars.find((one) => one.pillar.code === row.pillar);
    const subDimension = pillar?.subDimensions.find((one) => one.code === row.subdimension);
    if ((row.pillar && !pillar) || (row.subdimension && !subDimension))
      throw new Error(`questionnaire item ${row.code} names a pillar or sub-dimension that is not defined`);
    return {
      instrumentId,
      sectionId: need(new Map(sections.map(({ code, id }) => [code, id])), cell(row, "section")),
      instrumentPillarId: pillar?.id ?? null,
      subDimensionId: subDimension?.id ?? null,
      code: cell(row, "code"),
      order: index + 1,
      textId: cell(row, "text_id"),
      textEn: cell(row, "text_en"),
      helpId: cell(row, "help_id"),
      helpEn: cell(row, "help_en"),
      maximum: scaleMax,
      evidenceRequired: cell(row, "evidence_required") === "true",
      notApplicableAllowed: cell(row, "not_applicable_allowed") === "true",
      proposal: orNull(row, "proposal") as "SURVEY_MEAN" | null,
    };
  });
  await tx.questionnaireItem.createMany({ data: items });
}

/**
 * A city that ran before there were questionnaires gets it too, where nobody was asked anything: the rounds that use the
 * instrument are shipped ones or still in preparation.
 */
async function questionnaireWhereNone(tx: Transaction, id: string) {
  const asked = { phase: { not: "PREPARATION" as const }, OR: [{ shipped: false }, { answers: { some: {} } }] };
  const bare = await tx.instrument.findFirst({ where: { id, items: { none: {} }, rounds: { none: asked } } });
  if (!bare) return;
  await questionnaire(tx, id);
  if (bare.questionnaireSource === "")
    await tx.instrument.update({ where: { id }, data: { questionnaireSource: QUESTIONNAIRE_SOURCE } });
}

async function agencies(tx: Transaction): Promise<Ids> {
  const ids: Ids = new Map();
  for (const row of read("agencies")) {
    const code = cell(row, "code");
    const data = {
      code,
      name: cell(row, "name"),
      shortName: cell(row, "short_name"),
      cityAgency: !cell(row, "note").includes("not a city agency"),
      // The data steward (walidata) of this city.
      steward: cell(row, "code") === "DISKOMINFO",
    };
    ids.set(code, (await tx.agency.upsert({ where: { code }, create: data, update: {} })).id);
  }
  return ids;
}

async function kelurahan(tx: Transaction) {
  // One that the city renamed since has its first name here.
  const renamed = await tx.kelurahanName.findMany({ include: { kelurahan: { select: { kecamatanCode: true } } } });
  const former = new Set(renamed.map(({ name, kelurahan: { kecamatanCode } }) => `${kecamatanCode} ${name}`));
  const rows = read("kelurahan").filter((row) => !former.has(`${row.kecamatan_code} ${row.kelurahan}`));
  await tx.kelurahan.createMany({
    data: rows.map((row) => ({
      name: cell(row, "kelurahan"),
      kecamatanCode: cell(row, "kecamatan_code"),
      kecamatan: cell(row, "kecamatan"),
      areaKm2: cell(row, "area_km2"),
    })),
    skipDuplicates: true,
  });
}

async function programmes(tx: Transaction, pillarIds: Ids, agencyIds: Ids, now: Date): Promise<Ids> {
  const ids: Ids = new Map();
  for (const row of read("programmes")) {
    const slug = cell(row, "slug");
    const data = {
      slug,
      name: cell(row, "name"),
      pillarId: need(pillarIds, cell(row, "pillar")),
      agencyId: need(agencyIds, cell(row, "agency")),
      quickWin: cell(row, "quick_win") === "true",
      startedPeriod: orNull(row, "started"),
      descriptionId: cell(row, "description_id"),
      descriptionEn: cell(row, "description_en"),
      source: source(row, "fact_source"),
      shipped: true,
      publishedAt: now,
    };
    ids.set(slug, (await tx.programme.upsert({ where: { slug }, create: data, update: {} })).id);
  }
  return ids;
}

/** "a ÷ b × 100" is a ratio times 100; a formula without ÷ is none. */
function ratioFactor(formula: string): string | null {
  if (!formula.includes("÷")) return null;
  return /× ([\d.]+)/.exec(formula)?.[1]?.replaceAll(".", "") ?? "1";
}

/** What a formula divides is counted one by one where it names people, houses, schools, returns or complaints. */
function partDecimals(formula: string): number | null {
  if (!formula.includes("÷") || formula.includes("luas")) return null;
  return /^(SPTPD|Aduan|Jumlah sekolah|Penduduk|Penganggur|Rumah|Peserta|Balita)\b/.test(formula) ? 0 : null;
}

async function indicators(
  tx: Transaction,
  ids: { pillars: Ids; programmes: Ids; agencies: Ids },
  now: Date,
): Promise<Ids> {
  const known: Ids = new Map();
  const totals = new Set(
    read("indicator_values")
      .filter(isTotalSoFar)
      .map((row) => cell(row, "indicator")),
  );
  for (const row of read("indicators")) {
    const code = cell(row, "code");
    const formula = cell(row, "formula_id");
    const programme = orNull(row, "programme");
    const goal = orNull(row, "sdg");
    const definition = {
      unit: cell(row, "unit"),
      decimals: Number(cell(row, "decimals")),
      polarity: cell(row, "polarity") as "HIGHER",
      frequency: cell(row, "frequency") as "YEARLY",
      aggregation: cell(row, "aggregation") as "LAST",
      cumulative: formula.includes("kumulatif"),
      formulaId: formula,
      dataSource: cell(row, "data_source"),
      scaleMin: orNull(row, "scale_min"),
      scaleMax: orNull(row, "scale_max"),
      ratioFactor: ratioFactor(formula),
      partDecimals: partDecimals(formula),
    };
    // Measured in another way, a total gets a definition of its own: what sums, rates or compares months leaves it out.
    const kinds =
      totals.has(code) && !definition.cumulative ? [{ ...definition, cumulative: true }, definition] : [definition];
    const meaning = { meaningId: cell(row, "meaning_id"), meaningEn: cell(row, "meaning_en") };
    const data = {
      code,
      nameId: cell(row, "name_id"),
      nameEn: cell(row, "name_en"),
      ...meaning,
      pillarId: need(ids.pillars, cell(row, "pillar")),
      programmeId: programme ? need(ids.programmes, programme) : null,
      agencyId: need(ids.agencies, cell(row, "agency")),
      shipped: true,
      publishedAt: now,
      frameworks: { create: goal ? [{ framework: "SDG", code: goal }] : [] },
      definitions: {
        create: kinds.map((kind, index) => ({ ...kind, number: index + 1, current: index === kinds.length - 1 })),
      },
    };
    const { id } = await tx.indicator.upsert({ where: { code }, create: data, update: {} });
    // Of an installation that is older than the sentence; what the city edited since stays as it left it.
    await tx.indicator.updateMany({ where: { id, shipped: true, version: 1, meaningId: "" }, data: meaning });
    const retiredFrom = orNull(row, "retired_from");
    // One whose instrument ended since; what the city retired itself keeps its own day and reason.
    if (retiredFrom)
      await tx.indicator.updateMany({
        where: { id, shipped: true, retiredFrom: null },
        data: { retiredFrom: new Date(retiredFrom), retiredReason: cell(row, "retired_reason") },
      });
    if (kinds.length > 1) await wholeDefinitions(tx, id);
    known.set(code, id);
  }
  return known;
}

async function values(tx: Transaction, indicatorIds: Ids, now: Date) {
  for (const row of read("indicator_values")) {
    const indicatorId = need(indicatorIds, cell(row, "indicator"));
    const period = cell(row, "period");
    if (await tx.indicatorValue.findFirst({ where: { indicatorId, period, kelurahanId: null }, select: { id: true } }))
      continue;
    const definition = await definitionFor(tx, indicatorId, row);
    await tx.indicatorValue.create({
      data: {
        indicatorId,
        period,
        definitionId: definition.id,
        ...told(row),
        status: "PUBLISHED",
        shipped: true,
        publishedAt: now,
      },
    });
  }
}

async function targets(tx: Transaction, indicatorIds: Ids) {
  for (const row of read("targets")) {
    const year = Number(cell(row, "year"));
    const target = { year, value: cell(row, "value"), plan: cell(row, "plan"), source: source(row) };
    if (row.indicator === "SMART-CITY-INDEX") {
      await tx.indexTarget.upsert({ where: { year }, create: target, update: {} });
    } else {
      const indicatorId = need(indicatorIds, cell(row, "indicator"));
      await tx.indicatorTarget.upsert({
        where: { indicatorId_year: { indicatorId, year } },
        create: { ...target, indicatorId },
        update: {},
      });
    }
  }
}

async function rounds(tx: Transaction, instrumentIds: Ids, now: Date): Promise<Ids> {
  const ids: Ids = new Map();
  for (const row of read("rounds")) {
    const year = Number(cell(row, "year"));
    const stage = orNull(row, "stage");
    const slug = stage ? `${year}-${stage}` : String(year);
    // The second stage of 2024 was held, but its result was not published: it still waits for one.
    const phase = slug === "2024-2" ? ("RESULT" as const) : ("PUBLISHED" as const);
    const data = {
      slug,
      year,
      stage: stage ? Number(stage) : null,
      phase,
      heldOn: orNull(row, "held_on"),
      letterNumber: orNull(row, "letter_number"),
      letterDate: day(orNull(row, "letter_date")),
      ...notes(row),
      source: source(row),
      shipped: true,
      publishedAt: now,
      // Ours, as the pages say: no source names the version. The weights of 2022 were solved from its section scores.
      instrumentId: year >= LETTERED_FROM ? need(instrumentIds, LETTERED_INSTRUMENT) : null,
    };
    const round = await tx.evaluationRound.upsert({ where: { slug }, create: data, update: {} });
    ids.set(slug, round.id);
    await official(
      tx,
      { roundId: round.id, target: "FINAL", value: orNull(row, "final_official"), source: source(row) },
      now,
    );
    for (const [scope, rank] of [
      ["NATIONAL", orNull(row, "rank_national")],
      ["PROVINCE", orNull(row, "rank_province")],
    ] as const) {
      if (!rank) continue;
      await tx.roundRank.upsert({
        where: { roundId_scope: { roundId: round.id, scope } },
        create: { roundId: round.id, scope, rank: Number(rank), source: source(row) },
        update: {},
      });
    }
  }
  return ids;
}

type Official = {
  roundId: string;
  target: "FINAL" | "SECTION" | "PILLAR";
  sectionId?: string;
  pillarId?: string;
  value: string | null;
  source: string;
};

async function official(tx: Transaction, score: Official, now: Date) {
  if (score.value === null) return;
  const { roundId, target, sectionId = null, pillarId = null } = score;
  if (
    await tx.score.findFirst({
      where: { roundId, target, sectionId, pillarId, origin: "OFFICIAL" },
      select: { id: true },
    })
  )
    return;
  await tx.score.create({
    data: {
      roundId,
      target,
      sectionId,
      pillarId,
      origin: "OFFICIAL",
      value: score.value,
      source: score.source,
      shipped: true,
      publishedAt: now,
    },
  });
}

async function scores(tx: Transaction, ids: { rounds: Ids; pillars: Ids }, now: Date) {
  for (const row of read("scores")) {
    const roundId = need(ids.rounds, cell(row, "year"));
    const target = cell(row, "target_kind") as Official["target"];
    const score: Official = { roundId, target, value: orNull(row, "value"), source: source(row) };
    if (target === "PILLAR") score.pillarId = need(ids.pillars, cell(row, "target"));
    if (target === "SECTION") {
      const round = await tx.evaluationRound.findUniqueOrThrow({
        where: { id: roundId },
        select: { instrumentId: true },
      });
      score.sectionId = (
        await tx.instrumentSection.findFirstOrThrow({
          where: { instrumentId: round.instrumentId ?? "", code: cell(row, "target") },
        })
      ).id;
    }
    await official(tx, score, now);
  }
}

async function recommendations(tx: Transaction, ids: { rounds: Ids; pillars: Ids; agencies: Ids }, now: Date) {
  for (const row of read("recommendations")) {
    const year = cell(row, "round_year");
    const roundId = need(ids.rounds, ids.rounds.has(year) ? year : `${year}-2`);
    const order = Number(cell(row, "order"));
    const pillar = orNull(row, "pillar");
    const report = {
      status: cell(row, "reported_status") as "DONE",
      text: cell(row, "reported_follow_up_id"),
      source: source(row),
      shipped: true,
      publishedAt: now,
    };
    const data = {
      roundId,
      order,
      pillarId: pillar ? need(ids.pillars, pillar) : null,
      text: cell(row, "text_id"),
      leadAgencyId: need(ids.agencies, cell(row, "lead_agency")),
      source: source(row),
      shipped: true,
      publishedAt: now,
      reports: { create: [report] },
    };
    await tx.recommendation.upsert({ where: { roundId_order: { roundId, order } }, create: data, update: {} });
  }
}

async function legalDocuments(tx: Transaction, now: Date) {
  for (const row of read("legal_documents")) {
    const key = { type: cell(row, "type") as "PERWALI", year: Number(cell(row, "year")), title: cell(row, "title_id") };
    const shippedAs = `${key.type} ${key.year} ${key.title}`;
    const data = {
      ...key,
      shippedAs,
      number: orNull(row, "number"),
      enactedOn: day(orNull(row, "enacted_on")),
      status: cell(row, "status") as "ENACTED",
      source: source(row),
      shipped: true,
      publishedAt: now,
    };
    await tx.legalDocument.upsert({ where: { shippedAs }, create: data, update: {} });
  }
}

/** Words of the trade; what the city words otherwise stays as it says. */
async function glossary(tx: Transaction, now: Date) {
  for (const row of read("glossary")) {
    const shippedAs = cell(row, "term_id");
    const data = {
      shippedAs,
      termId: shippedAs,
      termEn: cell(row, "term_en"),
      explanationId: cell(row, "explanation_id"),
      explanationEn: cell(row, "explanation_en"),
      publishedAt: now,
    };
    const where = { OR: [{ shippedAs }, { termId: shippedAs }] };
    if ((await tx.glossaryTerm.count({ where })) === 0) await tx.glossaryTerm.create({ data });
  }
}

/** The pages that the facts were read in; what is known of one may grow. */
async function sources(tx: Transaction) {
  const told = new Map(read("source_notes").map((row) => [cell(row, "key"), row]));
  const ofInstruments = read("instruments").map((row) => cell(row, "source"));
  for (const row of read("sources")) {
    const key = cell(row, "key");
    if (FACTS === "none" && !ofInstruments.some((text) => text.includes(key))) continue;
    const note = told.get(key);
    const data = {
      publisher: cell(row, "publisher"),
      title: orNull(row, "title"),
      publishedOn: day(orNull(row, "published_on")),
      url: orNull(row, "url"),
      noteId: note ? cell(note, "id") : "",
      noteEn: note ? cell(note, "en") : "",
    };
    await tx.factSource.upsert({ where: { key }, create: { key, ...data }, update: data });
  }
}

/** Leaves its line, which the triggers ask for, unless these very facts were loaded last. */
async function noteLoad(tx: Transaction): Promise<void> {
  const sha256 = hashOfFacts(FACTS);
  const last = await tx.factLoad.findFirst({ orderBy: { at: "desc" } });
  if (last?.sha256 === sha256) return;
  const { id } = await tx.factLoad.create({ data: { sha256 } });
  await recordAudit(tx, null, { action: "loadFacts", entity: "factLoad", entityId: id, after: { sha256 } });
}

/** Everything in one transaction: a failure half way leaves nothing half loaded. */
await db().$transaction(
  async (tx) => {
    const now = new Date();
    await noteLoad(tx);
    await sources(tx);
    const pillarIds = await pillars(tx);
    const instrumentIds = await instruments(tx, pillarIds);
    await glossary(tx, now);
    if (FACTS === "kediri") await kediri(tx, pillarIds, instrumentIds, now);
    await freezeShipped(tx, await correctFacts(tx, now), now);
  },
  { timeout: 120_000 },
);
await db().$disconnect();

async function kediri(tx: Transaction, pillarIds: Ids, instrumentIds: Ids, now: Date): Promise<void> {
  const agencyIds = await agencies(tx);
  await kelurahan(tx);
  const programmeIds = await programmes(tx, pillarIds, agencyIds, now);
  const indicatorIds = await indicators(tx, { pillars: pillarIds, programmes: programmeIds, agencies: agencyIds }, now);
  await values(tx, indicatorIds, now);
  await targets(tx, indicatorIds);
  const roundIds = await rounds(tx, instrumentIds, now);
  await scores(tx, { rounds: roundIds, pillars: pillarIds }, now);
  await recommendations(tx, { rounds: roundIds, pillars: pillarIds, agencies: agencyIds }, now);
  await legalDocuments(tx, now);
}
