import { beforeAll, describe, expect, test } from "vitest";
import { assignAnswers, returnAnswer, saveAnswer, verifyAnswer } from "@/lib/evaluation/answers/mutations";
import { findAnswerAt, getAnswer, listAnswerChoices, listAnswers } from "@/lib/evaluation/answers/queries";
import type { AnswerDraft } from "@/lib/evaluation/answers/schemas";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { recordItemScore } from "@/lib/evaluation/council-scores/mutations";
import { decidePillar, replyToScore } from "@/lib/evaluation/reviews/mutations";
import { createRound, moveRound, setPhaseDates } from "@/lib/evaluation/rounds/mutations";
import { getRoundOffice, listChecklist } from "@/lib/evaluation/rounds/queries";
import { phaseDatesSchema } from "@/lib/evaluation/rounds/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";
import { ownerDb } from "../../support/database";
import { makeQuestionnaire, makeWorld, type World } from "../../support/fixtures";

let world: World;
const SLUG = "2024-2";
const HOUR = 3_600_000;
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);
const fields = (given: Partial<AnswerDraft> = {}): AnswerDraft => ({
  score: "3.00",
  notApplicable: false,
  reason: "Sudah berjalan sejak Januari",
  ...given,
});

const round = () => db().evaluationRound.findUniqueOrThrow({ where: { slug: SLUG } });
const ref = async () => ({ slug: SLUG, version: (await round()).version });
const answerOf = async (item: string) =>
  db().answer.findFirstOrThrow({ where: { round: { slug: SLUG }, item: { code: item } } });
const versionOf = async (item: string) => {
  const { id, version } = await answerOf(item);
  return { id, version };
};
const save = async (who: Actor, item: string, intent: "draft" | "submit" | "propose", given = fields()) =>
  saveAnswer(who, await versionOf(item), { fields: given, intent });
const forward = async (now = new Date()) => moveRound(world.staff, await ref(), { direction: "forward" }, now);
const addEvidence = async (item: string) =>
  db().evidence.create({
    data: {
      title: "Laporan",
      url: "https://example.go.id/bukti",
      informationClass: "ON_REQUEST",
      answerId: (await answerOf(item)).id,
      addedById: world.waste.officer.id,
    },
  });

beforeAll(async () => {
  world = await makeWorld();
  await makeQuestionnaire(world.pillar.id);
});

// One round from its preparation on; the tests follow each other as the phases do.
describe("a round", () => {
  test("is prepared by Diskominfo only, once, with an empty answer for every item", async () => {
    const command = { year: 2024, stage: "2" as const, instrumentCode: "uji-kuesioner" };
    for (const who of [world.waste.officer, world.council, world.assessor])
      expect(code(await createRound(who, command))).toBe("FORBIDDEN");
    expect(code(await createRound(world.staff, command))).toBe("ok");
    expect(await createRound(world.staff, command)).toMatchObject({ error: { fields: { year: ["roundExists"] } } });
    const { items } = await listAnswers(world.staff, SLUG);
    expect(items.map((item) => [item.code, item.score, item.status])).toEqual([
      ["OUT-01", null, "DRAFT"],
      ["IMP-01", null, "DRAFT"],
      ["IMP-02", null, "DRAFT"],
    ]);
  });

  test("does not begin while an item has no owner, and an officer must be of the agency", async () => {
    expect(code(await forward())).toBe("WRONG_STATE");
    expect((await getRoundOffice(world.staff, SLUG)).hindrances).toEqual(["unassigned"]);
    const answerIds = (await listAnswers(world.staff, SLUG)).items.map(({ id }) => id);
    // Nobody's items are Diskominfo's to see: no filter of an agency reaches past its own.
    expect((await listAnswers(world.staff, SLUG, { lacking: "agency" })).total).toBe(3);
    expect((await listAnswers(world.health.officer, SLUG, { lacking: "agency" })).total).toBe(0);
    const command = { slug: SLUG, answerIds, agencyCode: "DLHKP" };
    expect(code(await assignAnswers(world.waste.officer, command))).toBe("FORBIDDEN");
    expect(await assignAnswers(world.staff, { ...command, officerId: world.health.officer.id })).toMatchObject({
      error: { fields: { officerId: ["officerOfAgency"] } },
    });
    expect(code(await assignAnswers(world.staff, { ...command, officerId: world.waste.officer.id }))).toBe("ok");
  });

  test("is narrowed by section, pillar, officer, agency and words, and gone through item by item", async () => {
    const codes = async (filter: object) => (await listAnswers(world.staff, SLUG, filter)).items.map((one) => one.code);
    expect(await codes({ section: "IMPACT" })).toEqual(["IMP-01", "IMP-02"]);
    expect(await codes({ section: "IMPACT", pillar: "ENVIRONMENT", agencyCode: "DLHKP" })).toEqual([
      "IMP-01",
      "IMP-02",
    ]);
    expect(await codes({ officerId: world.waste.officer.id, q: "kebijakan" })).toEqual(["OUT-01"]);
    expect(await codes({ officerId: world.health.officer.id })).toEqual([]);
    // As everywhere: every word, in whatever order, and a sign is that sign.
    expect(await codes({ q: "BIJAK out" })).toEqual(["OUT-01"]);
    expect(await codes({ q: "%" })).toEqual([]);
    const choices = await listAnswerChoices(world.staff, SLUG);
    expect(choices.sections.map((one) => one.code)).toEqual(["OUTPUT", "IMPACT"]);
    expect(choices.officers).toEqual([{ id: world.waste.officer.id, name: "dlhkp" }]);
    const second = await findAnswerAt(world.staff, SLUG, { section: "IMPACT" }, 1);
    expect(second?.id).toBe((await answerOf("IMP-02")).id);
    expect(await findAnswerAt(world.staff, SLUG, { section: "IMPACT" }, 2)).toBeNull();
    expect(await findAnswerAt(world.health.officer, SLUG, {}, 0)).toBeNull();
  });

  test("takes no answer before it is open, not even by plain SQL", async () => {
    expect(code(await save(world.waste.officer, "OUT-01", "draft"))).toBe("WRONG_STATE");
    await expect(db().$executeRaw`UPDATE answers SET score = 3`).rejects.toThrow(/not open/);
    expect(code(await forward())).toBe("ok");
  });

  test("is answered by the agency that was given the item; another agency does not find it", async () => {
    expect(code(await save(world.health.officer, "OUT-01", "draft"))).toBe("NOT_FOUND");
    expect((await listAnswers(world.health.officer, SLUG)).total).toBe(0);
    await expect(getAnswer(world.health.officer, (await answerOf("OUT-01")).id)).rejects.toThrow();
    expect(code(await save(world.waste.officer, "OUT-01", "draft"))).toBe("ok");
  });

  test("names what is wrong with an answer at its field and keeps the old one", async () => {
    const faulty = async (given: Partial<AnswerDraft>, item = "OUT-01") => {
      const result = await save(world.waste.officer, item, "submit", fields(given));
      return result.ok ? null : result.error.fields;
    };
    expect(await faulty({ score: "4.50" })).toEqual({
      score: ["scale:0:4"],
      // All that is wrong is said at once.
      evidence: ["evidenceMissing"],
    });
    expect(await faulty({ score: undefined, notApplicable: true })).toEqual({ notApplicable: ["alwaysApplies"] });
    expect(await faulty({})).toEqual({ evidence: ["evidenceMissing"] });
    expect((await answerOf("OUT-01")).status).toBe("DRAFT");
  });

  test("counts what is missing by owner, evidence as well", async () => {
    const [row] = await listChecklist(world.staff, (await round()).id);
    expect(row).toMatchObject({ agency: "DLHKP", total: 3, open: 3, verified: 0, withoutEvidence: 1 });
    expect(await listChecklist(world.health.officer, (await round()).id)).toEqual([]);
  });

  test("goes from draft over returned to verified, by other hands than those that entered it", async () => {
    await addEvidence("OUT-01");
    expect(code(await save(world.waste.officer, "OUT-01", "submit"))).toBe("ok");
    expect(code(await verifyAnswer(world.waste.officer, await versionOf("OUT-01")))).toBe("OWN_WORK");
    expect(code(await returnAnswer(world.staff, await versionOf("OUT-01"), "Lengkapi angkanya"))).toBe("ok");
    expect(code(await save(world.staff, "OUT-01", "submit", fields({ score: "3.20" })))).toBe("ok");
    expect(code(await verifyAnswer(world.staff, await versionOf("OUT-01")))).toBe("OWN_WORK");
    expect(code(await verifyAnswer(world.admin, await versionOf("OUT-01")))).toBe("ok");
    await expect(
      db().$executeRaw`UPDATE answers SET "verifiedById" = "submittedById" WHERE status = 'VERIFIED'`,
    ).rejects.toThrow(/answers_verifier_entered_nothing/);
  });

  test("loses nothing when two people save at once", async () => {
    const seen = await versionOf("IMP-01");
    const both = await Promise.all(
      ["2.00", "3.00"].map((score) =>
        saveAnswer(world.waste.officer, seen, { fields: fields({ score }), intent: "draft" }),
      ),
    );
    expect(both.map(code).sort()).toEqual(["STALE", "ok"]);
  });

  test("leaves an item that does not apply out of the mean, and says so", async () => {
    expect(code(await save(world.waste.officer, "IMP-01", "submit", fields({ score: "2.00" })))).toBe("ok");
    const away = fields({ score: undefined, notApplicable: true });
    expect(code(await save(world.waste.officer, "IMP-02", "submit", away))).toBe("ok");
    for (const item of ["IMP-01", "IMP-02"])
      expect(code(await verifyAnswer(world.staff, await versionOf(item)))).toBe("ok");
    const { items } = await getAssessment(world.staff, SLUG);
    expect(items.map(({ code: item, self }) => [item, self?.score ?? null, self?.notApplicable])).toEqual([
      ["OUT-01", "3.2", false],
      ["IMP-01", "2", false],
      ["IMP-02", null, true],
    ]);
  });

  test("is scored by the council in its review: another score needs a reason, which the agency may answer", async () => {
    const { id } = await answerOf("IMP-01");
    const score = (who: Actor, value: string, reason = "", supersedesId?: string) =>
      recordItemScore(who, { answerId: id, value, reason, supersedesId });
    expect(code(await score(world.council, "2.00"))).toBe("WRONG_STATE");
    expect(code(await forward())).toBe("ok");
    expect(code(await forward())).toBe("ok");
    expect(code(await score(world.staff, "2.00"))).toBe("FORBIDDEN");
    expect(code(await score(world.council, "2.00"))).toBe("ok");
    expect(await score(world.secondCouncil, "1.50")).toMatchObject({
      error: { fields: { reason: ["reasonForDifference"] } },
    });
    const given = await score(world.secondCouncil, "1.50", "Buktinya lemah");
    expect(code(given)).toBe("ok");
    const scoreId = given.ok ? given.value.id : "";
    expect(code(await replyToScore(world.health.officer, scoreId, "Bukan milik kami"))).toBe("NOT_FOUND");
    expect(code(await replyToScore(world.waste.officer, scoreId, "Bukti sudah kami tambah"))).toBe("ok");
    const { council } = await getAnswer(world.waste.officer, id);
    expect(council.map(({ value, replies }) => [value, replies.map(({ text }) => text)])).toEqual([
      ["2", []],
      ["1.5", ["Bukti sudah kami tambah"]],
    ]);
    await expect(ownerDb().$executeRaw`DELETE FROM score_replies`).rejects.toThrow(/append-only/);
  });

  test("is not held before the council approved every pillar; a return afterwards opens it again", async () => {
    const about = { roundSlug: SLUG, pillarSlug: "smart-environment" };
    const decide = (who: Actor, decision: "APPROVED" | "RETURNED", note = "") =>
      decidePillar(who, about, { decision, note });
    expect((await getRoundOffice(world.staff, SLUG)).hindrances).toEqual(["pillars-open"]);
    expect(code(await decide(world.staff, "APPROVED"))).toBe("FORBIDDEN");
    expect(code(await decide(world.council, "APPROVED"))).toBe("ok");
    expect(code(await decide(world.secondCouncil, "RETURNED", "Lengkapi buktinya"))).toBe("ok");
    expect(code(await forward())).toBe("WRONG_STATE");
    expect(code(await decide(world.secondCouncil, "APPROVED"))).toBe("ok");
    expect(code(await forward())).toBe("ok");
    expect(code(await decide(world.council, "RETURNED", "Terlambat"))).toBe("WRONG_STATE");
  });

  test("keeps its dates in order and refuses a form that is out of date", async () => {
    const wrong = phaseDatesSchema("Asia/Jakarta").safeParse({
      "opens-FILLING": "2024-02-01T08:00",
      "closes-FILLING": "2024-01-01T08:00",
    });
    expect(wrong.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["closes-FILLING", "closesBeforeOpens"],
    ]);
    const stale = await ref();
    const closes = new Date(Date.now() + HOUR);
    const dates = { ...phaseDatesSchema("Asia/Jakarta").parse({}), "closes-EVIDENCE_REPAIR": closes };
    expect(code(await setPhaseDates(world.council, stale, dates))).toBe("FORBIDDEN");
    expect(code(await setPhaseDates(world.staff, stale, dates))).toBe("ok");
    expect(code(await setPhaseDates(world.staff, stale, dates))).toBe("STALE");
  });

  test("takes evidence in the repair window, which closes by itself, also against plain SQL", async () => {
    await expect(addEvidence("IMP-01")).rejects.toThrow(/not open/);
    expect(code(await forward())).toBe("ok");
    await addEvidence("IMP-01");
    expect(code(await save(world.waste.officer, "IMP-01", "draft"))).toBe("WRONG_STATE");
    const later = new Date(Date.now() + 2 * HOUR);
    expect((await getRoundOffice(world.staff, SLUG, later)).standing).toBe("RESULT");
    await db().$executeRaw`UPDATE round_phase_dates SET "closesAt" = now() - interval '1 minute'`;
    await expect(addEvidence("IMP-01")).rejects.toThrow(/not open/);
    expect(code(await moveRound(world.staff, await ref(), { direction: "back", reason: "Wawancara diulang" }))).toBe(
      "ok",
    );
    // Not into the window, which is closed: the round would still stand where it stood.
    const phase: RoundPhase = (await round()).phase;
    expect(phase).toBe("INTERVIEW");
  });

  test("records every step in the audit log", async () => {
    const events = await db().auditEvent.findMany({ where: { entity: "evaluationRound" }, orderBy: { id: "asc" } });
    const steps = events.map(({ action }) => action);
    expect(steps).toEqual([
      "createRound",
      "advanceRound",
      "advanceRound",
      "advanceRound",
      "advanceRound",
      "setPhaseDates",
      "advanceRound",
      "reopenRound",
    ]);
  });
});
