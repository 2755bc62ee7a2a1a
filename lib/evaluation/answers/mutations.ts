import "server-only";
import { Decimal } from "decimal.js";
import { type EntryRef, type EntryTable, type SavedEntry, stepColumns, stepEntry } from "@/lib/city/entries/mutations";
import { canEditEntry } from "@/lib/city/entries/policy";
import { isLevel } from "@/lib/evaluation/instruments/levels";
import { answersAreOpen } from "@/lib/evaluation/rounds/phase";
import { canManageRounds } from "@/lib/evaluation/rounds/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { lockRow } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import { type Answer, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { proposalFor } from "./facts";
import { canReadAnswers } from "./policy";
import type { AnswerDraft, BulkAssignment } from "./schemas";

type Change = Prisma.AnswerUncheckedUpdateInput;

const ANSWERS: EntryTable<Answer, Change> = {
  entity: "answer",
  /** Its round as well, against a change of phase while the answer is written. */
  async lock(tx, id) {
    await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "id" =
      (SELECT "roundId" FROM "answers" WHERE "id" = ${id}::uuid) FOR SHARE`;
    await lockRow(tx, "answers", id);
  },
  async find(tx, actor, id) {
    if (!canReadAnswers(actor)) return null;
    const scope = actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {};
    const found = await tx.answer.findFirst({
      where: { id, ...scope },
      include: { round: { select: { phase: true } } },
    });
    if (!found) return null;
    const { round, ...row } = found;
    // An answer that nobody was given belongs to no agency; Diskominfo may still write it.
    return { row, agencyId: row.agencyId ?? "", isOpen: answersAreOpen(round.phase) };
  },
  update: (tx, id, data) => tx.answer.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
};

/** Saves an answer; `submit` hands it in for verification, `propose` sets the score that our data proposes. */
export function saveAnswer(
  actor: Actor,
  ref: EntryRef,
  command: { fields: AnswerDraft; intent: "draft" | "submit" | "propose" },
): Promise<Result<SavedEntry>> {
  const submit = command.intent === "submit";
  return stepEntry(ANSWERS, actor, ref, submit ? "submit" : "edit", async (answer, tx) => {
    const asked = await readAsked(tx, answer);
    const fields = command.intent === "propose" ? await withProposal(tx, asked, command.fields) : command.fields;
    if (!fields) return fail("INVALID", { fields: { score: ["noProposal"] } });
    const faults = faultsOf(fields, asked, submit);
    if (faults) return fail("INVALID", { fields: faults });
    return ok<Change>({
      ...columnsOf(fields, answer),
      ...stepColumns.enter(actor, answer),
      ...(submit ? stepColumns.submit(actor) : {}),
    });
  });
}

/** Sends a submitted or verified answer back with a reason that the agency reads. */
export function returnAnswer(actor: Actor, ref: EntryRef, reason: string): Promise<Result<SavedEntry>> {
  return stepEntry(ANSWERS, actor, ref, "return", () => ok<Change>(stepColumns.return(reason)));
}

/** Takes a submitted answer back, before anybody verified or returned it. */
export function callBackAnswer(actor: Actor, ref: EntryRef): Promise<Result<SavedEntry>> {
  return stepEntry(ANSWERS, actor, ref, "callBack", () => ok<Change>(stepColumns.callBack()));
}

/** Empties a draft that was never handed in; the item stays with its agency, and so does its evidence. */
export function discardAnswer(actor: Actor, ref: EntryRef): Promise<Result<SavedEntry>> {
  return stepEntry(ANSWERS, actor, ref, "discard", () =>
    ok<Change>({
      score: null,
      notApplicable: false,
      reason: "",
      proposal: Prisma.DbNull,
      enteredByIds: [],
    }),
  );
}

/** Diskominfo's check, never by one who entered something in it (OWN_WORK). */
export function verifyAnswer(actor: Actor, ref: EntryRef): Promise<Result<SavedEntry>> {
  return stepEntry(ANSWERS, actor, ref, "verify", () => ok<Change>(stepColumns.verify(actor)));
}

/** The item with its round. */
async function readAsked(tx: Transaction, answer: Answer) {
  const item = await tx.questionnaireItem.findUniqueOrThrow({
    where: { id: answer.itemId },
    include: { instrumentPillar: { select: { pillarId: true } }, instrument: { select: { levels: true } } },
  });
  const round = await tx.evaluationRound.findUniqueOrThrow({ where: { id: answer.roundId } });
  const evidence = await tx.evidence.count({ where: { answerId: answer.id, removedAt: null } });
  return {
    ...item,
    levels: item.instrument.levels.map(({ value }) => value),
    roundId: round.id,
    year: round.year,
    pillarId: item.instrumentPillar?.pillarId ?? null,
    evidence,
  };
}

type AskedItem = Awaited<ReturnType<typeof readAsked>>;
type Filled = AnswerDraft & { proposal?: Prisma.InputJsonValue };

async function withProposal(tx: Transaction, asked: AskedItem, fields: AnswerDraft): Promise<Filled | null> {
  const proposal = await proposalFor(tx, asked);
  if (proposal?.status !== "proposed") return null;
  const kept = { at: new Date().toISOString(), ...proposal };
  return { ...fields, notApplicable: false, score: proposal.score, proposal: JSON.parse(JSON.stringify(kept)) };
}

const lacksEvidence = (asked: AskedItem, notApplicable: boolean) =>
  asked.evidenceRequired && !notApplicable && asked.evidence === 0;

/** What only the item knows to be wrong, to be said together with what is wrong in the fields themselves. */
export async function faultsOfItem(
  actor: Actor,
  id: string,
  fields: Pick<AnswerDraft, "score" | "notApplicable">,
  submit: boolean,
): Promise<Record<string, string[]>> {
  return db().$transaction(async (tx): Promise<Record<string, string[]>> => {
    const found = await ANSWERS.find(tx, actor, id);
    if (!found || !canEditEntry(actor, { ...found.row, agencyId: found.agencyId })) return {};
    return faultsOf({ reason: "", ...fields }, await readAsked(tx, found.row), submit) ?? {};
  });
}

function faultsOf(fields: Filled, asked: AskedItem, submit: boolean): Record<string, string[]> | null {
  const { score, notApplicable } = fields;
  const faults: Record<string, string[]> = {};
  if (score !== undefined && (asked.minimum.gt(score) || asked.maximum.lt(score)))
    faults.score = [`scale:${asked.minimum.toFixed()}:${asked.maximum.toFixed()}`];
  else if (score !== undefined && !isLevel(score, asked.levels)) faults.score = ["level"];
  if (notApplicable && !asked.notApplicableAllowed) faults.notApplicable = ["alwaysApplies"];
  if (submit && lacksEvidence(asked, notApplicable)) faults.evidence = ["evidenceMissing"];
  return Object.keys(faults).length > 0 ? faults : null;
}

/** The proposal stays with the answer as long as its score does; another score is the agency's own. */
function columnsOf({ score, notApplicable, reason, proposal }: Filled, before: Answer): Change {
  const kept = before.proposal as { score?: string } | null;
  const unchanged = kept?.score !== undefined && score !== undefined && new Decimal(kept.score).equals(score);
  return {
    score: notApplicable ? null : (score ?? null),
    notApplicable,
    reason,
    ...(proposal ? { proposal } : unchanged ? {} : { proposal: Prisma.DbNull }),
  };
}

/** Gives items to an agency and, of it, one officer. INVALID where the officer is not of the agency or their account has ended. */
export async function assignAnswers(actor: Actor, command: BulkAssignment): Promise<Result<{ count: number }>> {
  if (!canManageRounds(actor)) return fail("FORBIDDEN");
  const { slug, answerIds, agencyCode, officerId = null } = command;
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${slug} FOR SHARE`;
    const agency = await tx.agency.findFirst({ where: { code: agencyCode, cityAgency: true, closedOn: null } });
    if (!agency) return fail("INVALID", { fields: { agencyCode: ["agencyGone"] } });
    const officer =
      officerId && (await tx.user.findFirst({ where: { id: officerId, agencyId: agency.id, disabledAt: null } }));
    if (officerId && !officer) return fail("INVALID", { fields: { officerId: ["officerOfAgency"] } });
    const answers = await tx.answer.findMany({
      where: { id: { in: answerIds }, round: { slug, phase: { not: "PUBLISHED" } } },
      select: { id: true, agencyId: true, officerId: true, status: true },
    });
    if (answers.length !== answerIds.length) return fail("WRONG_STATE");
    // What is handed in or verified stays with the agency that answered; its officer may change.
    const moved = answers.filter((answer) => answer.agencyId !== agency.id);
    if (moved.some(({ status }) => status === "SUBMITTED" || status === "VERIFIED")) return fail("WRONG_STATE");
    await tx.answer.updateMany({
      where: { id: { in: answerIds } },
      data: { agencyId: agency.id, officerId, version: { increment: 1 } },
    });
    for (const { id, ...before } of answers) {
      const after = { agencyId: agency.id, officerId };
      await recordAudit(tx, actor, { action: "assign", entity: "answer", entityId: id, before, after });
    }
    return ok({ count: answers.length });
  });
}
