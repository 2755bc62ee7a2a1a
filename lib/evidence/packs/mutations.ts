import "server-only";
import { contentStatus } from "@/lib/evaluation/answers/policy";
import { PACK_PREFIX } from "@/lib/evidence/evidence/limits";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { writeWorkbook } from "@/lib/platform/format/workbook";
import { enqueue } from "@/lib/platform/jobs/queue";
import { disk } from "@/lib/platform/storage/disk";
import { zipStored } from "@/lib/platform/storage/zip";
import { type PackedItem, packContents } from "./contents";
import { canRequestPack, packedEvidence } from "./policy";

export const PACK_JOB = "evidence-pack";
const KEPT_MS = 24 * 3_600_000;
/** The row is written at most this often while a pack is made. */
const TELL_MS = 500;

/** Asks for a pack of a round; ALREADY_OPEN (with the id) while one of the same person is under way. */
export async function requestPack(actor: Actor, roundSlug: string): Promise<Result<{ id: string }, { id: string }>> {
  if (!canRequestPack(actor)) return fail("NOT_FOUND");
  const round = await db().evaluationRound.findUnique({ where: { slug: roundSlug }, select: { id: true } });
  if (!round) return fail("NOT_FOUND");
  const key = { roundId: round.id, requestedById: actor.id };
  try {
    const pack = await db().$transaction(async (tx) => {
      const row = await tx.evidencePack.create({ data: key });
      const after = { ...row, size: null };
      await recordAudit(tx, actor, { action: "request", entity: "evidencePack", entityId: row.id, after });
      return row;
    });
    await enqueue(PACK_JOB, pack.id);
    return ok({ id: pack.id });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const current = await db().evidencePack.findFirst({
      where: { ...key, status: { in: ["QUEUED", "RUNNING"] } },
      select: { id: true },
    });
    return fail("ALREADY_OPEN", current ? { current } : {});
  }
}

/** The job: makes the ZIP of one row. Begun anew after the server was stopped half-way; the key is the same. */
export async function buildPack(id: string): Promise<void> {
  const pack = await db().evidencePack.findUnique({
    where: { id },
    include: { requestedBy: { select: { role: true } }, round: { select: { slug: true, instrumentId: true } } },
  });
  if (!pack || pack.status === "DONE" || pack.status === "FAILED") return;
  const key = `${PACK_PREFIX}${id}.zip`;
  try {
    const items = await packedItems(pack.roundId, pack.round.instrumentId, pack.requestedBy.role);
    const { files, manifest, missing, sheets } = packContents(items);
    await db().evidencePack.update({
      where: { id },
      data: { status: "RUNNING", done: 0, total: files.length, storageKey: key },
    });
    const texts = [
      { path: "manifest.csv", text: manifest },
      { path: "belum-ada.csv", text: missing },
      { path: "daftar.xlsx", text: await writeWorkbook(...sheets) },
    ];
    const progress = progressOf(id);
    const made = await zipStored(key, files, texts, progress.one);
    await progress.settled();
    await db().evidencePack.update({
      where: { id },
      data: { ...made, ...finished(), status: "DONE", done: files.length, expiresAt: new Date(Date.now() + KEPT_MS) },
    });
  } catch (error) {
    await (await disk()).delete(key).catch(() => {});
    await db().evidencePack.update({
      where: { id },
      data: { ...finished(), status: "FAILED", error: causeOf(error), storageKey: null },
    });
  }
}

/** The storage wraps what went wrong; the innermost names the file. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? causeOf(error.cause) : error.message;
}

const finished = () => ({ finishedAt: new Date() });

/** Counts packed files into the row, seldom enough that it costs nothing; a count that fails is made up by the next. */
function progressOf(id: string) {
  let done = 0;
  let last = 0;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    one: () => {
      done += 1;
      if (Date.now() - last < TELL_MS) return;
      last = Date.now();
      const data = { done };
      writing = writing.then(() => db().evidencePack.update({ where: { id }, data })).catch(() => null);
    },
    settled: () => writing,
  };
}

async function packedItems(roundId: string, instrumentId: string | null, role: Parameters<typeof packedEvidence>[0]) {
  if (!instrumentId) return [];
  const items = await db().questionnaireItem.findMany({
    where: { instrumentId },
    orderBy: [{ section: { order: "asc" } }, { order: "asc" }],
    include: {
      section: { select: { code: true, order: true } },
      answers: {
        where: { roundId },
        include: {
          agency: { select: { shortName: true } },
          _count: { select: { evidence: { where: { removedAt: null } } } },
          evidence: {
            where: packedEvidence(role),
            include: { file: true },
            orderBy: [{ addedAt: "asc" }, { id: "asc" }],
          },
        },
      },
    },
  });
  return items.map(({ answers: [answer], textId, code, evidenceRequired, section }): PackedItem => {
    const states = contentStatus(role);
    // An answer that is not this reader's to read yet has nothing missing that they could know of.
    const isHidden = answer !== undefined && states.status !== undefined && answer.status !== states.status;
    return {
      code,
      section,
      evidenceRequired,
      text: textId,
      notApplicable: answer?.notApplicable ?? false,
      agency: answer?.agency?.shortName ?? null,
      evidence: answer?.evidence ?? [],
      keptBack: isHidden || (answer?._count.evidence ?? 0) > (answer?.evidence.length ?? 0),
    };
  });
}

/** Every few minutes: deletes what has expired, and asks again for what a stopped server left unfinished. */
export async function sweepPacks(now = new Date()): Promise<void> {
  const expired = await db().evidencePack.findMany({
    where: { expiresAt: { lte: now }, storageKey: { not: null } },
    select: { id: true, storageKey: true },
  });
  for (const { id, storageKey } of expired) {
    if (storageKey) await (await disk()).delete(storageKey);
    await db().evidencePack.update({ where: { id }, data: { storageKey: null } });
  }
  const open = await db().evidencePack.findMany({
    where: { status: { in: ["QUEUED", "RUNNING"] } },
    select: { id: true },
  });
  for (const { id } of open) await enqueue(PACK_JOB, id);
}
