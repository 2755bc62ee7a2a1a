import { beforeAll, describe, expect, test } from "vitest";
import { createValue, publishValue, verifyValue } from "@/lib/city/indicators/mutations";
import { createProgress, publishProgress, saveProgress, verifyProgress } from "@/lib/city/programmes/mutations";
import { saveAnswer, verifyAnswer } from "@/lib/evaluation/answers/mutations";
import { activateInstrument } from "@/lib/evaluation/instruments/mutations";
import { addLink, checkEvidence, classifyEvidence } from "@/lib/evidence/evidence/mutations";
import { createAction, updateAction } from "@/lib/follow-up/actions/mutations";
import { recordDecision } from "@/lib/follow-up/decisions/mutations";
import { saveMeeting } from "@/lib/follow-up/meetings/mutations";
import { reportInterim, submitRecommendation, verifyRecommendation } from "@/lib/follow-up/recommendations/mutations";
import { PUBLIC_TEXTS } from "@/lib/platform/audit/public-texts";
import { listHistory } from "@/lib/platform/audit/queries";
import { PersonalDataFound, withStatement } from "@/lib/platform/audit/statement";
import { db } from "@/lib/platform/db/client";
import { answerQuestion, publishAnswer } from "@/lib/voices/public-questions/mutations";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive, unchecked } from "../../support/follow-up";
import { makeAnswer } from "../../support/questionnaire";
import { resultOf } from "../../support/results";

const NIK = "3571010101900001";
const TEXT = `Warga dengan NIK ${NIK} sudah dilayani dengan baik.`;
const REASON = "Nomor layanan kantor, bukan milik warga.";

let world: World;
let roundId: string;
beforeAll(async () => {
  world = await makeWorld();
  roundId = (await makeYear("2024")).id;
});

const said = <T>(digests: readonly string[], reason: string, run: () => Promise<T>) =>
  withStatement({ digests, reason }, run);
const asked = async (run: () => Promise<unknown>): Promise<PersonalDataFound> => {
  const outcome = await said([], "", run).then(
    (result) => result,
    (error: unknown) => error,
  );
  if (!(outcome instanceof PersonalDataFound)) throw new Error(`nothing was asked: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** Asked without changing anything, refused with another tick or without a reason, and let through with both. */
async function askedOnce<T>(run: () => Promise<T>): Promise<T> {
  const events = await db().auditEvent.count();
  const { digests, found } = await asked(run);
  expect(found.map(({ text }) => text)).toContain(NIK);
  await expect(said(["0".repeat(64)], REASON, run)).rejects.toThrow(PersonalDataFound);
  await expect(said(digests, "ya", run)).rejects.toThrow(PersonalDataFound);
  expect(await db().auditEvent.count()).toBe(events);
  return said(digests, REASON, run);
}

let year = 2010;
const progress = (done: string) => ({ physicalPercent: "40", done, obstacles: "", nextStep: "" });
const newReport = (done: string, isSent = true) =>
  createProgress(world.waste.officer, {
    programmeSlug: "bank-sampah",
    period: `${year++}-02`,
    fields: progress(done),
    submit: isSent,
  });
const newValue = (note: string) =>
  createValue(world.waste.officer, {
    indicatorCode: "ENV-02",
    period: "2019-02",
    fields: { value: "20", certainty: "FINAL", breakInSeries: false, note, source: "Catatan", noteEn: null } as never,
    submit: true,
  });
const question = () =>
  db().publicQuestion.create({
    data: {
      programmeId: world.waste.programme.id,
      agencyId: world.waste.agency.id,
      status: "OPEN",
      text: "Kapan jadwal penimbangan?",
      moderatedAt: new Date(),
      moderatedById: world.staff.id,
    },
  });
let links = 0;
const link = (title: string) => {
  links += 1;
  return { title, url: `https://contoh.test/${links}`, informationClass: "PERIODIC" as const };
};
const meeting = (summary: string) => ({
  title: "Rapat",
  heldOn: "2026-01-05",
  startsAt: "",
  place: "",
  summary,
  status: "HELD" as const,
  agenda: [],
});

describe("a NIK in a text for the public", () => {
  test("of a report: from its writer, from the one who verifies, once each", async () => {
    const sent = resultOf(await askedOnce(() => newReport(TEXT)));
    const first = await asked(() => verifyProgress(world.staff, sent));
    expect(first.stated).toMatchObject([{ by: world.waste.officer.name, reason: REASON }]);
    const verified = resultOf(await askedOnce(() => verifyProgress(world.staff, sent)));
    resultOf(await said([], "", () => publishProgress(world.staff, verified)));
    const history = await listHistory("progressReport", sent.id);
    expect(history.filter(({ action }) => action === "statePersonalData").map(({ reason }) => reason)).toEqual([
      REASON,
      REASON,
    ]);
    const events = await db().auditEvent.findMany({ where: { entityId: sent.id, action: "statePersonalData" } });
    expect(JSON.stringify(events.map(({ after }) => after))).not.toContain(NIK);
  });

  test("is asked by whoever publishes, where another one verified", async () => {
    const sent = resultOf(await askedOnce(() => newReport(TEXT)));
    const verified = resultOf(await askedOnce(() => verifyProgress(world.staff, sent)));
    resultOf(await askedOnce(() => publishProgress(world.admin, verified)));
  });

  test("of a draft asks nothing before it is handed in", async () => {
    const draft = resultOf(await newReport(TEXT, false));
    const fields = progress(TEXT);
    resultOf(await askedOnce(() => saveProgress(world.waste.officer, draft, { fields, submit: true })));
  });

  test("of a value's note", async () => {
    const sent = resultOf(await askedOnce(() => newValue(TEXT)));
    const verified = resultOf(await askedOnce(() => verifyValue(world.staff, sent)));
    resultOf(await publishValue(world.staff, verified));
  });

  test("of an answer", async () => {
    const answer = await makeAnswer(world);
    const fields = { score: "2", notApplicable: false, reason: TEXT };
    const sent = resultOf(await askedOnce(() => saveAnswer(world.waste.officer, answer, { fields, intent: "submit" })));
    resultOf(await askedOnce(() => verifyAnswer(world.staff, sent)));
  });

  test("of a recommendation's result, its reports and its actions", async () => {
    const given = await assign(world, await receive(world, roundId));
    const action = { text: TEXT, agencyCode: "DLHKP", dueOn: "2030-01-01" };
    const made = resultOf(await askedOnce(() => createAction(world.waste.officer, given.id, action)));
    resultOf(await askedOnce(() => updateAction(world.waste.officer, made, { percent: 10, note: TEXT })));
    const row = () => db().recommendation.findUniqueOrThrow({ where: { id: given.id } });
    const interim = await row();
    const told = resultOf(await askedOnce(() => reportInterim(world.staff, interim, TEXT)));
    resultOf(await addLink(world.waste.officer, { kind: "recommendation", id: given.id }, link("Bukti")));
    const ready = { ...told, version: (await row()).version };
    const done = { closesAs: "DONE" as const, resultText: TEXT, legalReason: "" };
    const sent = resultOf(await askedOnce(() => submitRecommendation(world.waste.officer, ready, done)));
    resultOf(await askedOnce(() => verifyRecommendation(world.staff, sent, unchecked("Sudah diperiksa"))));
  });

  test("of a questionnaire, however it came in, once it comes into force", async () => {
    const { code, version, id } = await db().instrument.create({
      data: {
        code: "kuesioner-nik",
        nameId: "Baru",
        nameEn: "New",
        comparabilityGroup: "baru",
        scaleMin: 0,
        scaleMax: 4,
        sections: {
          create: { code: "OUTPUT", order: 1, nameId: "Output", nameEn: "Output", weight: 1, source: "uji" },
        },
        pillars: { create: { pillarId: world.pillar.id, order: 1 } },
      },
    });
    const { id: sectionId } = await db().instrumentSection.findFirstOrThrow({ where: { instrumentId: id } });
    await db().questionnaireItem.create({
      data: { instrumentId: id, sectionId, code: "OUT-01", order: 1, textId: "Apa?", helpId: TEXT, maximum: 4 },
    });
    resultOf(await askedOnce(() => activateInstrument(world.admin, { code, version })));
  });

  test("of an answer to a resident", async () => {
    const open = await question();
    const answered = resultOf(await askedOnce(() => answerQuestion(world.waste.officer, open, TEXT)));
    resultOf(await askedOnce(() => publishAnswer(world.staff, answered)));
  });

  test("of evidence: in a title that becomes public, when it is added, checked or put into that class", async () => {
    const { id } = await assign(world, await receive(world, roundId));
    const owner = { kind: "recommendation" as const, id };
    const shown = link(TEXT);
    const added = resultOf(await askedOnce(() => addLink(world.waste.officer, owner, shown)));
    resultOf(await askedOnce(() => checkEvidence(world.staff, { id: added.id, version: 1 })));
    // What is kept back is nobody's to read; it is asked when that changes.
    const kept = { ...link(TEXT), informationClass: "EXEMPT" as const };
    const secret = resultOf(await addLink(world.waste.officer, owner, kept));
    resultOf(await askedOnce(() => classifyEvidence(world.staff, { id: secret.id, version: 1 }, "PERIODIC")));
  });

  test("of a meeting, and of a decision with its action in one press", async () => {
    const held = resultOf(await askedOnce(() => saveMeeting(world.staff, null, meeting(TEXT))));
    const command = {
      text: TEXT,
      action: TEXT.replace(NIK, "3571010101900002"),
      agencyCode: "DLHKP",
      dueOn: "2030-01-01",
      links: [],
      others: [],
    };
    const first = await asked(() => recordDecision(world.staff, held.id, command));
    // The second row is found once the first one is stated; then one tick holds for both.
    const second = await said(first.digests, REASON, () => recordDecision(world.staff, held.id, command)).catch(
      (error: unknown) => error,
    );
    if (!(second instanceof PersonalDataFound)) throw new Error("the decision itself was not asked about");
    expect(second.digests).toHaveLength(2);
    resultOf(await said(second.digests, REASON, () => recordDecision(world.staff, held.id, command)));
  });
});

/**
 * Text columns of the views that nobody types into: codes, names of the register, what ships, what the system writes. Codes
 * of frameworks are looked through with their indicator, as a list.
 */
const NOT_TYPED = new Set(
  `period code slug name nameId nameEn labelId labelEn focusId focusEn shortName kecamatan comparabilityGroup unit baselineUnit sdg plan
   kelurahan letterNumber heldOn kind publicText publicSha256 internalSha256 hash mediaType sha256 storageKey action entity
   previousHash payload subject key publisher before after movedTo descriptionId descriptionEn startedPeriod endedPeriod
   dataSource formulaId formulaEn number field id subDimension framework timeZone icon page round`.split(/\s+/),
);
/** Views whose texts are no form's: shipped facts, the law, the seals, what refuses personal data altogether. */
const NO_FORM = new Set([
  ...[
    "published_fact_sources",
    "published_fact_corrections",
    "published_value_withdrawals",
    "published_legal_documents",
  ],
  // Where to write and call is said to be read: the contact of an office.
  "published_city",
  // Made of the other public views alone.
  "published_changes",
  ...["published_seals", "published_audit_heads", "published_protection", "published_testimonies"],
]);

test("every text that the views show is looked through, or nobody types it", async () => {
  const columns = await db().$queryRaw<{ view: string; column: string }[]>`
    SELECT table_name AS view, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name LIKE 'published\\_%' AND data_type = 'text'`;
  const looked = new Set(Object.values(PUBLIC_TEXTS).flatMap(({ texts }) => texts));
  const missed = columns.filter(
    ({ view, column }) => !NO_FORM.has(view) && !NOT_TYPED.has(column) && !looked.has(column),
  );
  expect(missed).toEqual([]);
});
