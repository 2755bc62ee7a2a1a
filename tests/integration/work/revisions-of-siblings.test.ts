import { beforeAll, describe, expect, test } from "vitest";
import { saveSurveyResult } from "@/lib/evaluation/surveys/mutations";
import { updateAction } from "@/lib/follow-up/actions/mutations";
import { saveBody, setRhythm } from "@/lib/follow-up/council-members/mutations";
import { editDecision, recordDecision } from "@/lib/follow-up/decisions/mutations";
import { linkForerunner } from "@/lib/follow-up/forerunners/mutations";
import { recordAttendance, saveMeeting } from "@/lib/follow-up/meetings/mutations";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import { db } from "@/lib/platform/db/client";
import { createAssessor, endAssessor } from "@/lib/platform/users/mutations";
import { letQuestionThrough, refuseQuestion } from "@/lib/voices/public-questions/mutations";
import { createTestimony, withdrawTestimony } from "@/lib/voices/testimonies/mutations";
import { restoreRevision } from "@/lib/work/revisions/mutations";
import { compareRevisions, getRevisions } from "@/lib/work/revisions/queries";
import { makeBody, makeMeeting, makeMember, meetingFields } from "../../support/council";
import { makeRound, makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
type Who = World["staff"];
beforeAll(async () => {
  world = await makeWorld();
});

/** Puts a row back to the state after one of its revisions, counted from the oldest. */
async function putBack(who: Who, entity: string, rowId: string, nth: number) {
  const { revisions, row } = await getRevisions(world.admin, entity, rowId);
  const revision = revisions.toReversed()[nth]?.id ?? "";
  return restoreRevision(who, { entity, rowId, revision, version: row.version });
}
const hidden = (who: Who, entity: string, id: string) => expect(getRevisions(who, entity, id)).rejects.toThrow("404");
const actionsOf = async (who: Who, entity: string, id: string) =>
  (await getRevisions(who, entity, id)).revisions.map(({ action }) => action);

describe("of the council", () => {
  test("a meeting goes back to its form of then, and who was there stays", async () => {
    const member = await makeMember(world, { name: "Ibu Sari" });
    const { id } = await makeMeeting(world, { status: "HELD" });
    const noon = new Date("2026-03-05T05:00:00Z");
    const moved = { status: "HELD" as const, title: "Rapat Luar Biasa", agenda: ["Air"], chairId: member.id };
    resultOf(await saveMeeting(world.admin, { id, version: 1 }, meetingFields(moved), noon));
    const there = { memberId: member.id, attendance: "PRESENT" as const, representative: "" };
    resultOf(await recordAttendance(world.staff, { id, version: 2 }, [there]));
    const history = await getRevisions(world.council, "meeting", id);
    expect(history.row).toMatchObject({ mayRestore: false, version: 3 });
    expect(history.revisions[1]?.changes.map(({ field }) => field)).toEqual(["title", "agenda", "chairId"]);
    expect(history.names.get(member.id)).toBe("Ibu Sari");
    expect(codeOf(await putBack(world.council, "meeting", id, 0))).toBe("FORBIDDEN");
    resultOf(await putBack(world.staff, "meeting", id, 0));
    const now = await getMeeting(world.staff, id);
    expect(now).toMatchObject({ title: "Rapat Dewan", chairId: null, version: 4 });
    expect(now.agenda.map(({ text }) => text)).toEqual(["Pembukaan", "Sampah"]);
    expect(now.attendances).toHaveLength(1);
    for (const who of [world.waste.officer, world.assessor]) await hidden(who, "meeting", id);
  });

  test("a decision gets its words and links again, by whoever may write one", async () => {
    const meeting = await makeMeeting(world, { status: "HELD" });
    const links = [{ kind: "programme" as const, id: world.waste.programme.id }];
    const given = { text: "Bank sampah di setiap kelurahan", links, action: "Menyusun jadwal", agencyCode: "DLHKP" };
    const made = resultOf(await recordDecision(world.council, meeting.id, { ...given, dueOn: "2030-06-30" }));
    resultOf(await editDecision(world.staff, made, { text: "Cukup satu bank sampah", links: [] }));
    const history = await getRevisions(world.council, "decision", made.id);
    expect(history.names.get(world.waste.programme.id)).toBe(world.waste.programme.name);
    const [newest, oldest] = history.revisions;
    const changes = compareRevisions(history, oldest?.id, newest?.id)?.changes.map(({ field }) => field);
    expect(changes).toEqual(["text", "links"]);
    resultOf(await putBack(world.council, "decision", made.id, 0));
    const row = await db().decision.findUniqueOrThrow({ where: { id: made.id }, include: { links: true } });
    expect(row).toMatchObject({ text: given.text, version: 3 });
    expect(row.links.map(({ programmeId }) => programmeId)).toEqual([world.waste.programme.id]);
    for (const who of [world.waste.officer, world.assessor]) await hidden(who, "decision", made.id);
  });

  test("a body and a year's rhythm go back, by the secretariat", async () => {
    const body = await makeBody(world);
    const { name } = await db().councilBody.findUniqueOrThrow({ where: { id: body.id } });
    resultOf(await saveBody(world.admin, body, { kind: "OTHER", name: "Unsur Lain" }));
    resultOf(await putBack(world.staff, "councilBody", body.id, 0));
    expect(await db().councilBody.findUniqueOrThrow({ where: { id: body.id } })).toMatchObject({ name, version: 3 });
    await hidden(world.council, "councilBody", body.id);
    const rhythm = { fromYear: 2031, meetingsPerYear: 4, source: "SK" };
    resultOf(await setRhythm(world.staff, { ...rhythm, version: 0 }));
    resultOf(await setRhythm(world.staff, { ...rhythm, meetingsPerYear: 2, version: 1 }));
    expect(codeOf(await putBack(world.council, "councilRhythm", "2031", 0))).toBe("FORBIDDEN");
    resultOf(await putBack(world.staff, "councilRhythm", "2031", 0));
    expect(await db().councilRhythm.findUniqueOrThrow({ where: { fromYear: 2031 } })).toMatchObject({
      meetingsPerYear: 4,
      version: 3,
    });
  });
});

describe("of what is followed up the steps are read, and none is written anew", () => {
  test("an action's by those who read it, each with its reason", async () => {
    const row = await receive(world, (await makeYear("2023")).id);
    await assign(world, row);
    const action = await db().followUpAction.create({
      data: {
        ...{ recommendationId: row.id, text: "Menyusun jadwal", agencyId: world.waste.agency.id },
        ...{ dueOn: new Date("2030-01-31"), createdById: world.staff.id },
      },
    });
    resultOf(await updateAction(world.waste.officer, action, { percent: 40, note: "Rapat pertama sudah" }));
    const { revisions, row: shown } = await getRevisions(world.waste.officer, "followUpAction", action.id);
    expect(shown).toMatchObject({ mayRestore: false, kept: "followUpAction" });
    expect(revisions[0]).toMatchObject({ by: world.waste.officer.name, reason: "Rapat pertama sudah" });
    for (const who of [world.health.officer, world.assessor]) await hidden(who, "followUpAction", action.id);
    const command = { entity: "followUpAction", rowId: action.id, revision: revisions[0]?.id ?? "", version: 2 };
    expect(codeOf(await restoreRevision(world.admin, command))).toBe("WRONG_STATE");
  });

  test("a recommendation's with its forerunner by its number", async () => {
    const old = await receive(world, (await makeYear("2024")).id);
    const row = await receive(world, (await makeYear("2025")).id);
    resultOf(await linkForerunner(world.staff, row, old.id));
    const history = await getRevisions(world.waste.officer, "recommendation", row.id);
    expect(history.revisions[0]?.changes).toEqual([{ field: "forerunnerId", from: null, to: old.id }]);
    expect(history.names.get(old.id)).toBe(`2024/${old.order}`);
    for (const who of [world.health.officer, world.assessor]) await hidden(who, "recommendation", row.id);
  });
});

test("a survey result goes back by the rules of its form, until its round is published", async () => {
  const { round } = await makeRound(world.pillar.id, { slug: "2027", year: 2027, phase: "RESULT" });
  const given = { programmeId: world.waste.programme.id, respondents: 32, mean: "3.5", scaleMin: "1", scaleMax: "5" };
  const about = { method: "Wawancara", source: "Laporan" };
  const made = resultOf(await saveSurveyResult(world.waste.officer, "2027", null, { ...given, ...about }));
  resultOf(await saveSurveyResult(world.staff, "2027", made, { ...given, ...about, respondents: 60, mean: "4.25" }));
  resultOf(await putBack(world.waste.officer, "surveyResult", made.id, 0));
  const row = await db().surveyResult.findUniqueOrThrow({ where: { id: made.id } });
  expect([row.respondents, row.mean.toFixed(), row.version]).toEqual([32, "3.5", 3]);
  for (const who of [world.health.officer, world.council, world.assessor]) await hidden(who, "surveyResult", made.id);
  await db().evaluationRound.update({ where: { id: round.id }, data: { phase: "PUBLISHED" } });
  const { row: shown } = await getRevisions(world.staff, "surveyResult", made.id);
  expect(shown).toMatchObject({ mayRestore: false, kept: "countedSurvey" });
  expect(codeOf(await putBack(world.staff, "surveyResult", made.id, 1))).toBe("WRONG_STATE");
});

describe("of what residents say the steps are kept, and never a word", () => {
  test("a question's, for Diskominfo and the agency that answers it", async () => {
    const text = "Kapan jalan di depan rumah Ibu Rahasia diperbaiki?";
    const row = await db().publicQuestion.create({ data: { programmeId: world.waste.programme.id, text } });
    resultOf(await letQuestionThrough(world.staff, row, "DLHKP"));
    resultOf(await refuseQuestion(world.staff, { id: row.id, version: 2 }, "Memuat nama orang"));
    const history = await getRevisions(world.waste.officer, "publicQuestion", row.id);
    expect(history.row).toMatchObject({ mayRestore: false, kept: "publicQuestion" });
    expect(history.revisions.map(({ action }) => action).slice(0, 2)).toEqual(["refuse", "letThrough"]);
    expect(JSON.stringify(history)).not.toContain("Rahasia");
    for (const who of [world.health.officer, world.council, world.assessor])
      await hidden(who, "publicQuestion", row.id);
  });

  test("a testimony's, also after it was withdrawn with everything in it", async () => {
    const fields = {
      ...{ text: "Sampah saya sekarang jadi tabungan untuk sekolah anak.", pseudonym: "Ibu S.", toldOn: "2026-10-01" },
      ...{ personName: "Siti Rahasia", isMinor: false, guardianName: "", showName: false, purpose: "Situs" },
      ...{ channel: "LETTER" as const, givenOn: "2026-10-01", consented: "on" as const },
    };
    const command = { fields, submit: true };
    const made = resultOf(await createTestimony(world.waste.officer, "bank-sampah", command));
    resultOf(await withdrawTestimony(world.staff, made.id));
    const history = await getRevisions(world.waste.officer, "testimony", made.id);
    expect(history.row).toMatchObject({ mayRestore: false, kept: "testimony" });
    expect(await actionsOf(world.staff, "testimony", made.id)).toEqual(["withdraw", "submit"]);
    expect(history.names.get(world.waste.programme.id)).toBe(world.waste.programme.name);
    for (const word of ["Rahasia", "tabungan", "Ibu S."]) expect(JSON.stringify(history)).not.toContain(word);
    for (const who of [world.health.officer, world.council, world.assessor]) await hidden(who, "testimony", made.id);
  });
});

test("a guest assessor's account is read by ADMIN, and not put back", async () => {
  const round = await db().evaluationRound.findFirstOrThrow({ where: { instrumentId: { not: null } } });
  const email = "tamu@kampus.test";
  const account = { email, name: "Tamu", role: "ASSESSOR" as const, roundSlug: round.slug };
  resultOf(await createAssessor(world.admin, { ...account, expiresAt: new Date("2030-12-31T16:59:59Z") }));
  const { id } = await db().user.findUniqueOrThrow({ where: { email } });
  resultOf(await endAssessor(world.admin, id));
  const { row, revisions } = await getRevisions(world.admin, "user", id);
  expect(row).toMatchObject({ mayRestore: false, kept: "assessor", address: "/kelola/asesor" });
  expect(revisions.map(({ action }) => action)).toEqual(["endAccount", "createUser"]);
  expect(revisions[1]?.state).toMatchObject({ roundSlug: round.slug });
  await hidden(world.staff, "user", id);
});

test("what events of earlier versions hold as ids is shown and put back by its code", async () => {
  const { id, version } = world.waste.indicator;
  const { code: agency } = world.health.agency;
  const older = { agencyId: world.health.agency.id, pillarId: world.pillar.id, nameId: "Nama dahulu" };
  const event = { action: "edit", entity: "indicator", entityId: id, actorId: world.admin.id };
  await db().auditEvent.create({
    data: { ...event, before: { ...older, agencyId: world.waste.agency.id }, after: older },
  });
  const { revisions } = await getRevisions(world.admin, "indicator", id);
  expect(revisions[0]?.state).toMatchObject({ agency, pillar: world.pillar.code });
  const command = { entity: "indicator", rowId: id, revision: revisions[0]?.id ?? "", version };
  const restored = await restoreRevision(world.admin, command);
  expect(restored.ok ? null : faultsOf(restored)).toBeNull();
  const row = await db().indicator.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ nameId: "Nama dahulu", agencyId: world.health.agency.id });
});
