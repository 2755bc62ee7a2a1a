import { beforeAll, describe, expect, test } from "vitest";
import { callBackValue, createValue, discardValue, returnValue } from "@/lib/city/indicators/mutations";
import { callBackProgress, createProgress, discardProgress, verifyProgress } from "@/lib/city/programmes/mutations";
import { callBackAnswer, discardAnswer, saveAnswer, verifyAnswer } from "@/lib/evaluation/answers/mutations";
import { addLink } from "@/lib/evidence/evidence/mutations";
import { db } from "@/lib/platform/db/client";
import { answerQuestion, callBackAnswerOfQuestion, publishAnswer } from "@/lib/voices/public-questions/mutations";
import { callBackTestimony, createTestimony, publishTestimony } from "@/lib/voices/testimonies/mutations";
import { makeWorld, type World } from "../../support/fixtures";
import { makeAnswer } from "../../support/questionnaire";
import { codeOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

let year = 2010;
const report = (submit: boolean, who = world.waste.officer) =>
  createProgress(who, {
    programmeSlug: "bank-sampah",
    period: `${year++}-01`,
    fields: { physicalPercent: "40", done: "Penimbangan", obstacles: "", nextStep: "" },
    submit,
  }).then(resultOf);
const value = (submit: boolean) =>
  createValue(world.waste.officer, {
    indicatorCode: "ENV-02",
    period: `${year++}-01`,
    fields: {
      value: "20",
      certainty: "FINAL",
      breakInSeries: false,
      note: "",
      source: "Catatan",
      noteEn: null,
    } as never,
    submit,
  }).then(resultOf);
const lastAct = async (entityId: string) =>
  (await db().auditEvent.findFirst({ where: { entityId }, orderBy: { id: "desc" } }))?.action;

describe("a submission that nobody has judged yet", () => {
  test("of a report or a value is its writer's to call back, and nobody else's", async () => {
    const sent = await report(true);
    expect(codeOf(await callBackProgress(world.health.officer, sent))).toBe("NOT_FOUND");
    expect(codeOf(await callBackProgress(world.staff, sent))).toBe("FORBIDDEN");
    const back = resultOf(await callBackProgress(world.waste.officer, sent));
    expect(await db().progressReport.findUniqueOrThrow({ where: { id: sent.id } })).toMatchObject({
      status: "DRAFT",
      done: "Penimbangan",
    });
    expect(await lastAct(sent.id)).toBe("callBack");
    // It was handed in once: it is never thrown away.
    expect(codeOf(await discardProgress(world.waste.officer, back))).toBe("WRONG_STATE");
    const figure = await value(true);
    resultOf(await callBackValue(world.waste.officer, figure));
    expect(codeOf(await callBackValue(world.waste.officer, figure))).toBe("WRONG_STATE");
  });

  test("is no longer once it was verified or returned", async () => {
    const verified = resultOf(await verifyProgress(world.staff, await report(true)));
    expect(codeOf(await callBackProgress(world.waste.officer, verified))).toBe("WRONG_STATE");
    const returned = resultOf(await returnValue(world.staff, await value(true), "Sumbernya belum jelas"));
    expect(codeOf(await callBackValue(world.waste.officer, returned))).toBe("WRONG_STATE");
  });

  test("of an answer, a testimony and an answer to a resident likewise", async () => {
    const answer = await makeAnswer(world);
    const fields = { score: "2", notApplicable: false, reason: "Sudah berjalan sejak Januari" };
    const sent = resultOf(await saveAnswer(world.waste.officer, answer, { fields, intent: "submit" }));
    expect(codeOf(await callBackAnswer(world.staff, sent))).toBe("FORBIDDEN");
    const back = resultOf(await callBackAnswer(world.waste.officer, sent));
    expect(codeOf(await verifyAnswer(world.staff, back))).toBe("WRONG_STATE");

    const told = resultOf(await createTestimony(world.waste.officer, "bank-sampah", { fields: TOLD, submit: true }));
    expect(codeOf(await callBackTestimony(world.staff, told))).toBe("FORBIDDEN");
    const draft = resultOf(await callBackTestimony(world.waste.officer, told));
    expect(codeOf(await publishTestimony(world.staff, draft))).not.toBe("ok");

    const asked = await db().publicQuestion.create({
      data: {
        programmeId: world.waste.programme.id,
        agencyId: world.waste.agency.id,
        status: "OPEN",
        text: "Kapan jadwal penimbangan?",
        moderatedAt: new Date(),
        moderatedById: world.staff.id,
      },
    });
    const answered = resultOf(await answerQuestion(world.waste.officer, asked, "Setiap Senin pagi di balai RW."));
    expect(codeOf(await callBackAnswerOfQuestion(world.staff, answered))).toBe("FORBIDDEN");
    const open = resultOf(await callBackAnswerOfQuestion(world.waste.officer, answered));
    expect(codeOf(await publishAnswer(world.staff, open))).toBe("WRONG_STATE");
    expect((await db().publicQuestion.findUniqueOrThrow({ where: { id: asked.id } })).answer).toContain("Senin");
  });
});

describe("a draft that was never handed in", () => {
  test("goes for good; the log keeps that it was there", async () => {
    const draft = await report(false);
    expect(codeOf(await discardProgress(world.staff, draft))).toBe("FORBIDDEN");
    resultOf(await discardProgress(world.waste.officer, draft));
    expect(await db().progressReport.findUnique({ where: { id: draft.id } })).toBeNull();
    expect(await lastAct(draft.id)).toBe("discard");
    const figure = await value(false);
    resultOf(await discardValue(world.waste.officer, figure));
    expect(await db().indicatorValue.findUnique({ where: { id: figure.id } })).toBeNull();
  });

  test("stays where evidence hangs on it, and where somebody changed it meanwhile", async () => {
    const draft = await report(false);
    expect(codeOf(await discardProgress(world.waste.officer, { ...draft, version: draft.version + 1 }))).toBe("STALE");
    const proof = { title: "Foto", url: "https://contoh.test/x", informationClass: "EXEMPT" as const };
    resultOf(await addLink(world.waste.officer, { kind: "report", id: draft.id }, proof));
    expect(codeOf(await discardProgress(world.waste.officer, draft))).toBe("EVIDENCE_KEPT");
    expect(await db().progressReport.count({ where: { id: draft.id } })).toBe(1);
  });

  test("of an answer is emptied, and the item stays with its agency", async () => {
    const answer = await makeAnswer(world);
    const fields = { score: "2", notApplicable: false, reason: "Draf" };
    const saved = resultOf(await saveAnswer(world.waste.officer, answer, { fields, intent: "draft" }));
    resultOf(await discardAnswer(world.waste.officer, saved));
    expect(await db().answer.findUniqueOrThrow({ where: { id: answer.id } })).toMatchObject({
      status: "DRAFT",
      score: null,
      reason: "",
      agencyId: world.waste.agency.id,
    });
  });

  test("and the database deletes nothing that was handed in, whoever asks it", async () => {
    const sent = await report(true);
    await expect(db().progressReport.delete({ where: { id: sent.id } })).rejects.toThrow(/handed in/);
  });
});

const TOLD = {
  text: "Sampah saya sekarang jadi tabungan untuk sekolah anak.",
  pseudonym: "Ibu S.",
  toldOn: "2026-10-01",
  personName: "Siti Rahasia",
  isMinor: false,
  guardianName: "",
  showName: false,
  purpose: "Situs transparansi",
  channel: "LETTER" as const,
  givenOn: "2026-10-01",
  consented: "on" as const,
};
