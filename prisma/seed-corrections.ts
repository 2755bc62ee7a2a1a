// What an earlier edition shipped otherwise, put right in the open: a revision with its reason where the row has
// revisions, a told correction where it has none, a withdrawal where the figure should not have been shipped.
import { Decimal } from "decimal.js";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Transaction } from "@/lib/platform/db/client";
import { cell, day, notes, orNull, type Row, read, source } from "./seed-files";
import { definitionFor, told } from "./seed-values";

/** Years and rounds of which the public now reads something else. */
export type Corrected = { years: Set<number>; rounds: Set<string> };

type Reason = { reasonId: string; reasonEn: string };
const CHECKED: Reason = {
  reasonId: "Diperiksa ulang terhadap sumbernya.",
  reasonEn: "Checked again against its source.",
};
const reasonOf = (row: Row | undefined): Reason =>
  row ? { reasonId: cell(row, "reason_id"), reasonEn: cell(row, "reason_en") } : CHECKED;

export async function correctFacts(tx: Transaction, now: Date): Promise<Corrected> {
  const corrected: Corrected = { years: new Set(), rounds: new Set() };
  await withdrawValues(tx, corrected, now);
  await reviseValues(tx, corrected, now);
  await reviseScores(tx, corrected, now);
  for (const row of read("corrections")) await correctRow(tx, corrected, row);
  return corrected;
}

/** A shipped value that stands, and that no revision of the city's is under way for. */
async function standing(tx: Transaction, row: Row) {
  return tx.indicatorValue.findFirst({
    where: {
      indicator: { code: cell(row, "indicator") },
      period: cell(row, "period"),
      kelurahanId: null,
      shipped: true,
      supersededAt: null,
      supersededBy: null,
    },
  });
}

async function withdrawValues(tx: Transaction, { years }: Corrected, now: Date): Promise<void> {
  for (const row of read("withdrawn_values")) {
    const found = await standing(tx, row);
    if (!found?.value?.equals(cell(row, "value"))) continue;
    await tx.indicatorValue.update({ where: { id: found.id }, data: { supersededAt: now } });
    const after = await tx.valueWithdrawal.create({
      data: { valueId: found.id, movedTo: orNull(row, "moved_to"), ...reasonOf(row) },
    });
    await recordAudit(tx, null, {
      action: "withdrawFact",
      entity: "indicatorValue",
      entityId: found.id,
      before: found,
      after,
    });
    years.add(Number(found.period.slice(0, 4)));
  }
}

async function reviseValues(tx: Transaction, { years }: Corrected, now: Date): Promise<void> {
  const reasons = read("value_corrections");
  for (const row of read("indicator_values")) {
    const found = await standing(tx, row);
    if (!found) continue;
    const definition = await definitionFor(tx, found.indicatorId, row);
    const fact = { ...told(row), definitionId: definition.id };
    const isSame =
      found.value?.equals(new Decimal(fact.value)) &&
      (["certainty", "note", "noteEn", "source", "breakInSeries", "definitionId"] as const).every(
        (column) => found[column] === fact[column],
      );
    if (isSame) continue;
    const { reasonId, reasonEn } = reasonOf(
      reasons.find((one) => one.indicator === row.indicator && one.period === row.period),
    );
    await tx.indicatorValue.update({ where: { id: found.id }, data: { supersededAt: now } });
    const revision = { revision: found.revision + 1, supersedesId: found.id };
    const after = await tx.indicatorValue.create({
      data: {
        indicatorId: found.indicatorId,
        period: found.period,
        ...fact,
        ...revision,
        revisionReason: reasonId,
        revisionReasonEn: reasonEn,
        status: "PUBLISHED",
        shipped: true,
        publishedAt: now,
      },
    });
    await recordAudit(tx, null, {
      action: "reviseFact",
      entity: "indicatorValue",
      entityId: after.id,
      before: found,
      after,
    });
    years.add(Number(found.period.slice(0, 4)));
  }
}

/** The finals of the rounds: a letter that the city entered itself stands in its place. */
async function reviseScores(tx: Transaction, { rounds }: Corrected, now: Date): Promise<void> {
  for (const row of read("rounds")) {
    const value = orNull(row, "final_official");
    const slug = slugOf(row);
    const found = await tx.score.findFirst({
      where: {
        round: { slug, officialResults: { none: {} } },
        target: "FINAL",
        origin: "OFFICIAL",
        shipped: true,
        supersededAt: null,
      },
    });
    if (value === null || !found || (found.value.equals(value) && found.source === source(row))) continue;
    await tx.score.update({ where: { id: found.id }, data: { supersededAt: now } });
    const { roundId, target, origin } = found;
    const after = await tx.score.create({
      data: {
        roundId,
        target,
        origin,
        value,
        source: source(row),
        reason: CHECKED.reasonId,
        revision: found.revision + 1,
        supersedesId: found.id,
        shipped: true,
        publishedAt: now,
      },
    });
    await recordAudit(tx, null, {
      action: "reviseFact",
      entity: "score",
      entityId: after.id,
      before: found,
      after,
    });
    rounds.add(slug);
  }
}

const slugOf = (row: Row) => [cell(row, "year"), orNull(row, "stage")].filter(Boolean).join("-");

type Shown = string | null;
/** A row as it stands, and how its field is set to what the files say now. */
type Place = { id: string; present: Shown; fact: Shown; write: () => Promise<unknown> };

async function correctRow(tx: Transaction, { rounds }: Corrected, row: Row): Promise<void> {
  const entity = cell(row, "entity");
  const place = await PLACES[entity]?.(tx, cell(row, "key"), cell(row, "field"));
  // Whoever changed it since knows better; whoever has it already needs nothing.
  if (!place || (place.present ?? "") !== cell(row, "before") || place.present === place.fact) return;
  const about = {
    entity,
    entityId: place.id,
    key: cell(row, "key"),
    field: cell(row, "field"),
    before: place.present,
    after: place.fact,
  };
  const after = await tx.factCorrection.create({ data: { ...about, ...reasonOf(row) } });
  await place.write();
  const sealed = SEALED[`${entity}.${about.field}`];
  // A published row is put right in the open: a second seal beside the first, with the reason (0016).
  if (sealed) await tx.$executeRaw`SELECT seal_again(${sealed}, ${place.id}, ${after.reasonId})`;
  await recordAudit(tx, null, { action: "correctFact", entity, entityId: place.id, after });
  if (entity === "round") rounds.add(cell(row, "key"));
  if (entity === "recommendation" || entity === "report") rounds.add(cell(row, "key").split("/")[0] ?? "");
}

/** The corrected fields that are sealed, with the table of their row. */
const SEALED: Record<string, string> = {
  "report.source": "recommendation_reports",
  "round.letterNumber": "evaluation_rounds",
  "round.letterDate": "evaluation_rounds",
};

type Find = (tx: Transaction, key: string, field: string) => Promise<Place | null>;

const PLACES: Record<string, Find> = {
  async programme(tx, slug) {
    const found = await tx.programme.findFirst({ where: { slug, shipped: true } });
    const row = read("programmes").find((one) => one.slug === slug);
    if (!found || !row) return null;
    const fact = source(row, "fact_source");
    const write = () => tx.programme.update({ where: { id: found.id }, data: { source: fact } });
    return { id: found.id, present: found.source, fact, write };
  },
  async legalDocument(tx, key, field) {
    const row = read("legal_documents").find((one) => `${one.type} ${one.year} ${one.title_id}` === key);
    if (!row) return null;
    const found = await tx.legalDocument.findUnique({ where: { shippedAs: key } });
    if (!found?.shipped) return null;
    const where = { id: found.id };
    if (field === "source") {
      const fact = source(row);
      const write = () => tx.legalDocument.update({ where, data: { source: fact } });
      return { id: found.id, present: found.source, fact, write };
    }
    const fact = orNull(row, "enacted_on");
    const write = () => tx.legalDocument.update({ where, data: { enactedOn: day(fact) } });
    return { id: found.id, present: dayText(found.enactedOn), fact, write };
  },
  async recommendation(tx, key) {
    const { order, slug, row } = recommendationAt(key);
    const found = await tx.recommendation.findFirst({ where: { order, round: { slug }, shipped: true } });
    if (!found) return null;
    const fact = source(row);
    const write = () => tx.recommendation.update({ where: { id: found.id }, data: { source: fact } });
    return { id: found.id, present: found.source, fact, write };
  },
  async report(tx, key) {
    const { order, slug, row } = recommendationAt(key);
    const found = await tx.recommendationReport.findFirst({
      where: { shipped: true, recommendation: { order, round: { slug } } },
    });
    if (!found) return null;
    const fact = source(row);
    const write = () => tx.recommendationReport.update({ where: { id: found.id }, data: { source: fact } });
    return { id: found.id, present: found.source, fact, write };
  },
  async round(tx, slug, field) {
    const row = read("rounds").find((one) => slugOf(one) === slug);
    const found = await tx.evaluationRound.findFirst({
      where: { slug, shipped: true, officialResults: { none: {} } },
    });
    if (!row || !found) return null;
    const { note, noteEn } = notes(row);
    const fields: Record<string, [Shown, Shown, object]> = {
      heldOn: [found.heldOn, orNull(row, "held_on"), { heldOn: orNull(row, "held_on") }],
      letterNumber: [found.letterNumber, orNull(row, "letter_number"), { letterNumber: orNull(row, "letter_number") }],
      letterDate: [
        dayText(found.letterDate),
        orNull(row, "letter_date"),
        { letterDate: day(orNull(row, "letter_date")) },
      ],
      note: [found.note, note, { note }],
      noteEn: [found.noteEn, noteEn, { noteEn }],
      source: [found.source, source(row), { source: source(row) }],
    };
    const [present, fact, data] = fields[field] ?? [null, null, {}];
    const write = () => tx.evaluationRound.update({ where: { id: found.id }, data });
    return { id: found.id, present, fact, write };
  },
  async indexTarget(tx, key) {
    const year = Number(key);
    const found = await tx.indexTarget.findUnique({ where: { year } });
    const row = read("targets").find((one) => one.indicator === "SMART-CITY-INDEX" && one.year === key);
    if (!found || !row) return null;
    const fact = source(row);
    return {
      id: key,
      present: found.source,
      fact,
      write: () => tx.indexTarget.update({ where: { year }, data: { source: fact } }),
    };
  },
  async indicatorTarget(tx, key) {
    const row = read("targets").find((one) => `${one.indicator} ${one.year}` === key);
    if (!row) return null;
    const found = await tx.indicatorTarget.findFirst({
      where: { indicator: { code: cell(row, "indicator") }, year: Number(cell(row, "year")) },
    });
    if (!found) return null;
    const fact = source(row);
    const write = () => tx.indicatorTarget.update({ where: { id: found.id }, data: { source: fact } });
    return { id: found.id, present: found.source, fact, write };
  },
  async instrumentSection(tx, key) {
    const [instrument = "", code = ""] = key.split("/");
    const row = read("instruments").find((one) => one.instrument === instrument && one.section === code);
    const found = await tx.instrumentSection.findFirst({ where: { code, instrument: { code: instrument } } });
    if (!found || !row) return null;
    const fact = source(row);
    const write = () => tx.instrumentSection.update({ where: { id: found.id }, data: { source: fact } });
    return { id: found.id, present: found.source, fact, write };
  },
};

const dayText = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

function recommendationAt(key: string) {
  const [slug = "", order = ""] = key.split("/");
  const row = read("recommendations").find((one) => one.round_year === slug.slice(0, 4) && one.order === order);
  if (!row) throw new Error(`prisma/seed/corrections.csv names recommendation ${key}, which is not shipped`);
  return { slug, order: Number(order), row };
}
