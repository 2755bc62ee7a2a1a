import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { funding, milestones, years } from "@/lib/city/programme-parts/mutations";
import { createProgress, publishProgress, verifyProgress } from "@/lib/city/programmes/mutations";
import { findPublishedFile, publishedEvidenceBy } from "@/lib/city/shown-evidence/published";
import { MAX_BYTES } from "@/lib/evidence/evidence/limits";
import {
  addLink,
  attachToSeveral,
  checkEvidence,
  classifyEvidence,
  takeBackEvidence,
} from "@/lib/evidence/evidence/mutations";
import type { Owner } from "@/lib/evidence/evidence/owner";
import { findEvidenceFile, getEvidencePanel, listLibrary, listOpenAnswers } from "@/lib/evidence/evidence/queries";
import { addFile } from "@/lib/evidence/files/mutations";
import { inspectStorage } from "@/lib/evidence/files/queries";
import { PersonalDataFound, withStatement } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { disk } from "@/lib/platform/storage/disk";
import { storedKeys } from "@/lib/platform/storage/listing";
import { storedResponse } from "@/lib/platform/storage/response";
import { makeWorld, type World } from "../../support/fixtures";
import { makeAnswers } from "../../support/questionnaire";
import { grainyPhotograph, pdf, photograph, windowsProgram } from "../../support/samples";
import { openStorage, STORAGES } from "../../support/storages";

type Added = Awaited<ReturnType<typeof addFile>>;
const codeOf = (result: Added | Awaited<ReturnType<typeof addLink>> | Awaited<ReturnType<typeof attachToSeveral>>) =>
  result.ok ? "ok" : "refusal" in result ? result.refusal : result.error.code;
const file = (given: { fileName?: string; id?: string; informationClass?: "PERIODIC" | "EXEMPT" } = {}) => ({
  id: randomUUID(),
  fileName: "laporan.pdf",
  informationClass: "PERIODIC" as const,
  ...given,
});
const link = { title: "Berita acara", url: "https://contoh.go.id/ba", informationClass: "PERIODIC" as const };

let world: World;
let answers: Awaited<ReturnType<typeof makeAnswers>>;
let month = 0;
beforeAll(async () => {
  world = await makeWorld();
  answers = await makeAnswers(world);
});

async function makeReport(): Promise<{ owner: Owner; version: number }> {
  const period = `${2022 + Math.floor(month / 12)}-${String((month++ % 12) + 1).padStart(2, "0")}`;
  const fields = { physicalPercent: "40", done: "x", obstacles: "", nextStep: "" };
  const made = await createProgress(world.waste.officer, {
    programmeSlug: "bank-sampah",
    period,
    fields,
    submit: true,
  });
  if (!made.ok) throw new Error(made.error.code);
  return { owner: { kind: "report", id: made.value.id }, version: made.value.version };
}

async function added(owner: Owner, bytes: Uint8Array, given = {}) {
  const result = await addFile(world.waste.officer, owner, file(given), async () => bytes);
  if (!result.ok) throw new Error(codeOf(result));
  return { id: result.value.id, version: 1 };
}

const filesInStorage = async () => {
  let count = 0;
  for await (const _key of storedKeys(await disk(), "evidence/")) count += 1;
  return count;
};

describe.each(Object.keys(STORAGES) as (keyof typeof STORAGES)[])("files in %s", (name) => {
  let storage: Awaited<ReturnType<typeof openStorage>>;
  beforeAll(async () => {
    storage = await openStorage(name);
  });
  afterAll(() => storage.stop());

  test("a name with personal data in it is asked about before the file becomes anybody's to read", async () => {
    const { owner } = await makeReport();
    const given = { fileName: "KTP 3571010101900001.pdf", informationClass: "PERIODIC" };
    const before = await filesInStorage();
    const asked = await added(owner, pdf(200_000), given).catch((error: unknown) => error);
    if (!(asked instanceof PersonalDataFound)) throw new Error("nothing was asked");
    expect(await filesInStorage()).toBe(before);
    const statement = { digests: asked.digests, reason: "Contoh formulir, bukan milik warga." };
    const { id } = await withStatement(statement, () => added(owner, pdf(200_000), given));
    expect(await db().evidence.count({ where: { id } })).toBe(1);
  });

  test("a file comes back byte for byte, with its true type and name, to who may read it", async () => {
    const { owner } = await makeReport();
    const sent = pdf(300_000);
    const { id } = await added(owner, sent, { fileName: "Rekap Juni.exe" });
    const found = await findEvidenceFile(world.waste.officer, id);
    expect(found).toMatchObject({ fileName: "Rekap Juni.pdf", mediaType: "application/pdf", size: 300_000 });
    const answer = await storedResponse(found?.storageKey ?? "", {});
    expect(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer()).equals(sent)).toBe(true);
  });

  test("the same content is stored once, also when two bring it at the same time", async () => {
    const { owner } = await makeReport();
    const sent = pdf();
    const before = await filesInStorage();
    const results = await Promise.all([
      addFile(world.waste.officer, owner, file(), async () => sent),
      addFile(world.staff, owner, file({ fileName: "sama.pdf" }), async () => sent),
      addFile(world.admin, owner, file(), async () => sent),
    ]);
    expect(results.map(codeOf)).toEqual(["ok", "ok", "ok"]);
    expect(await filesInStorage()).toBe(before + 1);
    const other = await makeReport();
    expect(codeOf(await addFile(world.staff, other.owner, file(), async () => sent))).toBe("ok");
    expect(await filesInStorage()).toBe(before + 1);
  });

  test.each([
    ["a document", () => pdf()],
    ["a photograph, of which no two drawings are the same", grainyPhotograph],
  ])("%s that is sent twice to one item is there once, and again after it was taken back", async (_what, make) => {
    const { owner } = await makeReport();
    const sent = await make();
    const before = await filesInStorage();
    const send = (who: Actor) => addFile(who, owner, file(), async () => sent);
    const shown = () => db().evidence.count({ where: { progressReportId: owner.id, removedAt: null } });
    await Promise.all([send(world.waste.officer), send(world.staff), send(world.admin)]);
    expect(codeOf(await send(world.staff))).toBe("ok");
    expect([await shown(), await filesInStorage()]).toEqual([1, before + 1]);
    const row = await db().evidence.findFirstOrThrow({ where: { progressReportId: owner.id } });
    const whose = [world.waste.officer, world.staff, world.admin].find(({ id }) => id === row.addedById) ?? world.staff;
    expect((await takeBackEvidence(whose, { id: row.id, version: row.version })).ok).toBe(true);
    expect(codeOf(await send(world.staff))).toBe("ok");
    expect(await shown()).toBe(1);
  });

  test("a photograph that two bring at the same time is stored once, as it was drawn first", async () => {
    const { owner } = await makeReport();
    const sent = await grainyPhotograph();
    const before = await filesInStorage();
    const both = await Promise.all([
      addFile(world.waste.officer, owner, file(), async () => sent),
      addFile(world.staff, owner, file(), async () => sent),
    ]);
    expect(both.map(codeOf)).toEqual(["ok", "ok"]);
    expect(await filesInStorage()).toBe(before + 1);
  });

  test("a finish that is asked for twice, also at the same time, adds one piece of evidence", async () => {
    const { owner } = await makeReport();
    const sent = pdf();
    const one = file();
    const both = await Promise.all([
      addFile(world.staff, owner, one, async () => sent),
      addFile(world.staff, owner, one, async () => sent),
    ]);
    expect(both.map(codeOf)).toEqual(["ok", "ok"]);
    expect(codeOf(await addFile(world.staff, owner, one, async () => sent))).toBe("ok");
    expect(await db().evidence.count({ where: { progressReportId: owner.id } })).toBe(1);
  });

  test("what is refused leaves neither a row nor a file", async () => {
    const before = await filesInStorage();
    const rows = await db().evidenceFile.count();
    const { owner } = await makeReport();
    expect(codeOf(await addFile(world.waste.officer, owner, file(), async () => windowsProgram()))).toBe("executable");
    expect(codeOf(await addFile(world.waste.officer, owner, file(), async () => pdf(MAX_BYTES + 1)))).toBe("tooLarge");
    expect(codeOf(await addFile(world.health.officer, owner, file(), async () => pdf()))).toBe("NOT_FOUND");
    expect(await filesInStorage()).toBe(before);
    expect(await db().evidenceFile.count()).toBe(rows);
  });

  test("a stored photograph holds no place and no maker", async () => {
    const { owner } = await makeReport();
    const { id } = await added(owner, await photograph(), { fileName: "foto.jpg" });
    const found = await findEvidenceFile(world.waste.officer, id);
    const stored = Buffer.from(await (await disk()).getBytes(found?.storageKey ?? ""));
    expect(found?.mediaType).toBe("image/jpeg");
    expect(stored.includes("Kamera Uji")).toBe(false);
    expect(stored.includes("Exif")).toBe(false);
  });

  test("evidence:check finds a file without a row, a row without a file, and a changed file", async () => {
    const clean = await inspectStorage();
    const ours = new Set<string>();
    for await (const key of storedKeys(await disk(), "evidence/")) ours.add(key);
    // The other storage's rows have no file here; what matters is what this test breaks.
    const faultsOf = async () =>
      (await inspectStorage()).faults.filter(({ key }) => !clean.faults.some((one) => one.key === key));
    expect(clean.faults.every(({ key }) => !ours.has(key))).toBe(true);
    const { owner } = await makeReport();
    const [gone, shorter, other] = await Promise.all([added(owner, pdf()), added(owner, pdf()), added(owner, pdf())]);
    const keyOf = async ({ id }: { id: string }) => (await findEvidenceFile(world.staff, id))?.storageKey ?? "";
    const keys = [await keyOf(gone), await keyOf(shorter), await keyOf(other)] as const;
    await (await disk()).put("evidence/aa/tanpa-baris", "x");
    await (await disk()).delete(keys[0]);
    await (await disk()).put(keys[1], pdf(100));
    await (await disk()).put(keys[2], pdf(200));
    const found = new Map((await faultsOf()).map(({ key, fault }) => [key, fault]));
    expect(found).toEqual(
      new Map([
        ["evidence/aa/tanpa-baris", "fileWithoutRow"],
        [keys[0], "rowWithoutFile"],
        [keys[1], "wrongSize"],
        [keys[2], "wrongHash"],
      ]),
    );
    expect(await storedResponse(keys[0], {})).toBeNull();
    await (await disk()).delete("evidence/aa/tanpa-baris");
  });
});

describe("whose evidence is whose", () => {
  let storage: Awaited<ReturnType<typeof openStorage>>;
  beforeAll(async () => {
    storage = await openStorage("a local folder");
  });
  afterAll(() => storage.stop());

  test("another agency's evidence does not exist: not its file, not its panel, not to change", async () => {
    const owner: Owner = { kind: "answer", id: answers.waste.id };
    const one = await added(owner, pdf());
    expect(await findEvidenceFile(world.health.officer, one.id)).toBeNull();
    await expect(getEvidencePanel(world.health.officer, owner)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(codeOf(await addLink(world.health.officer, owner, link))).toBe("NOT_FOUND");
    expect(codeOf(await takeBackEvidence(world.health.officer, one))).toBe("NOT_FOUND");
    expect(codeOf(await classifyEvidence(world.health.officer, one, "PERIODIC"))).toBe("NOT_FOUND");
    expect(codeOf(await checkEvidence(world.health.officer, one))).toBe("NOT_FOUND");
  });

  test("the officer adds, walidata checks, never the same hands; each step is in the audit log", async () => {
    const { owner } = await makeReport();
    const own = await addLink(world.staff, owner, link);
    if (!own.ok) throw new Error("refused");
    const ref = { id: own.value.id, version: 1 };
    expect(codeOf(await checkEvidence(world.waste.officer, ref))).toBe("FORBIDDEN");
    expect(codeOf(await checkEvidence(world.staff, ref))).toBe("OWN_WORK");
    expect((await getEvidencePanel(world.staff, owner)).grade).toBe("ATTACHED");
    expect(codeOf(await checkEvidence(world.admin, ref))).toBe("ok");
    expect((await getEvidencePanel(world.staff, owner)).grade).toBe("CHECKED");
    expect(codeOf(await takeBackEvidence(world.waste.officer, { ...ref, version: 2 }))).toBe("FORBIDDEN");
    expect(codeOf(await takeBackEvidence(world.admin, ref))).toBe("STALE");
    expect(codeOf(await takeBackEvidence(world.admin, { ...ref, version: 2 }))).toBe("ok");
    expect((await getEvidencePanel(world.staff, owner)).grade).toBe("NONE");
    const events = await db().auditEvent.findMany({
      where: { entity: "evidence", entityId: ref.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ action }) => action).sort()).toEqual(["add", "check", "seal", "takeBack"]);
  });

  test("the same address is one row of an item, also when two bring it at once, and is told to be there", async () => {
    const { owner } = await makeReport();
    const other = await makeReport();
    const at = (url: string) => ({ ...link, url });
    const both = await Promise.all([addLink(world.staff, owner, link), addLink(world.waste.officer, owner, link)]);
    expect(both.map(codeOf).sort()).toEqual(["INVALID", "ok"]);
    const again = await addLink(world.staff, owner, at("HTTPS://Contoh.GO.id:443/ba"));
    expect(again).toMatchObject({ ok: false, error: { code: "INVALID", fields: { url: ["linkThere"] } } });
    const items = async () => (await getEvidencePanel(world.staff, owner)).items;
    expect(await items()).toHaveLength(1);
    // Another page of the same site, the same page on another item, and one that was taken back, are not there yet.
    expect(codeOf(await addLink(world.staff, owner, at("https://contoh.go.id/BA")))).toBe("ok");
    expect(codeOf(await addLink(world.staff, other.owner, link))).toBe("ok");
    const first = (await items()).find(({ url }) => url === link.url);
    expect(codeOf(await takeBackEvidence(world.admin, { id: first?.id ?? "", version: 1 }))).toBe("ok");
    expect(codeOf(await addLink(world.staff, owner, link))).toBe("ok");
    expect(await items()).toHaveLength(2);
  });

  test("one piece of evidence answers several items without a second upload: all that were ticked, or none", async () => {
    const { waste, health } = await makeAnswers(world, "2046");
    const { waste: second } = await makeAnswers(world, "2047");
    const { owner } = await makeReport();
    const { id: evidenceId } = await added(owner, pdf());
    const attachTo = (who: Actor, ...answerIds: string[]) => attachToSeveral(who, { evidenceId, answerIds });
    const found = (await listLibrary(world.waste.officer, { q: "laporan.pdf" })).items.map(({ id }) => id);
    expect(found).toContain(evidenceId);
    expect((await listLibrary(world.health.officer, {})).items.map(({ id }) => id)).not.toContain(evidenceId);
    expect((await listLibrary(world.waste.officer, { q: "%" })).items).toEqual([]);
    expect((await listOpenAnswers(world.waste.officer, "2046")).map(({ id }) => id)).toEqual([waste.id]);

    expect(codeOf(await attachTo(world.health.officer, health.id))).toBe("NOT_FOUND");
    expect(codeOf(await attachTo(world.council, waste.id))).toBe("NOT_FOUND");
    // Another agency's item among the own ones: nothing is written.
    expect(codeOf(await attachTo(world.waste.officer, waste.id, health.id))).toBe("NOT_FOUND");
    expect(await db().evidence.count({ where: { answerId: waste.id } })).toBe(0);
    expect(await attachTo(world.waste.officer, waste.id, second.id)).toMatchObject({ value: { count: 2 } });
    expect(await attachTo(world.waste.officer, waste.id, second.id)).toMatchObject({ value: { count: 0 } });
    const there = await db().evidence.findMany({ where: { answerId: { in: [waste.id, second.id] } } });
    expect(new Set(there.map(({ fileId }) => fileId)).size).toBe(1);
    // An address counts as there however it is spelled.
    const linked = await addLink(world.waste.officer, owner, { ...link, url: "https://contoh.go.id/lembar" });
    if (!linked.ok) throw new Error(codeOf(linked));
    const spelled = { ...link, url: "https://contoh.go.id:443/lembar" };
    expect(codeOf(await addLink(world.waste.officer, { kind: "answer", id: waste.id }, spelled))).toBe("ok");
    const again = { evidenceId: linked.value.id, answerIds: [waste.id, second.id] };
    expect(await attachToSeveral(world.waste.officer, again)).toMatchObject({ value: { count: 1 } });
    // What was checked where it came from is not checked here.
    expect(there.map(({ checkedAt }) => checkedAt)).toEqual([null, null]);
  });

  test("a guest assessor reads the evidence of the own round's verified answers, but nothing exempt", async () => {
    const owner: Owner = { kind: "answer", id: answers.waste.id };
    const open = await added(owner, pdf());
    const exempt = await added(owner, pdf(), { informationClass: "EXEMPT" });
    const at = new Date();
    const submitted = { score: 3, reason: "x", submittedAt: at, submittedById: world.waste.officer.id };
    const where = { id: answers.waste.id };
    await db().answer.update({ where, data: { ...submitted, status: "SUBMITTED" } });
    await db().user.update({ where: { id: world.assessor.id }, data: { roundId: answers.round.id } });
    const guest = { ...world.assessor, roundId: answers.round.id };
    expect(await findEvidenceFile(guest, open.id)).toBeNull();
    await db().answer.update({ where, data: { status: "VERIFIED", verifiedAt: at, verifiedById: world.staff.id } });
    expect(await findEvidenceFile(guest, open.id)).not.toBeNull();
    expect(await findEvidenceFile(guest, exempt.id)).toBeNull();
    expect(await findEvidenceFile(world.assessor, open.id)).toBeNull();
    expect((await getEvidencePanel(guest, owner)).keptBack).toBe(1);
    expect(await findEvidenceFile(world.council, exempt.id)).toBeNull();
    expect(await findEvidenceFile(world.waste.officer, exempt.id)).not.toBeNull();
  });

  test("outside of its phases an answer takes nothing, and the database says so as well", async () => {
    const owner: Owner = { kind: "answer", id: answers.health.id };
    const one = await addLink(world.health.officer, owner, link);
    if (!one.ok) throw new Error("refused");
    await db().evaluationRound.update({ where: { id: answers.round.id }, data: { phase: "INTERVIEW" } });
    try {
      expect(codeOf(await addFile(world.health.officer, owner, file(), async () => pdf()))).toBe("WRONG_STATE");
      expect(codeOf(await takeBackEvidence(world.health.officer, { id: one.value.id, version: 1 }))).toBe("FORBIDDEN");
      const row = { ...link, answerId: owner.id, addedById: world.health.officer.id };
      await expect(db().evidence.create({ data: row })).rejects.toThrow("not open");
    } finally {
      await db().evaluationRound.update({ where: { id: answers.round.id }, data: { phase: "FILLING" } });
    }
  });

  test("a programme's year, milestone and money are proved by files too, and a draft that has one stays", async () => {
    const { officer } = world.waste;
    const own = { programmeSlug: "bank-sampah", submit: false };
    const step = { titleId: "Lelang", titleEn: "", dueOn: "2026-05-01", state: "PLANNED" as const, droppedReason: "" };
    const money = { planned: "1000", spent: undefined, source: "DPA" };
    const ran = { planned: true, running: true, note: "", source: "RKPD" };
    const parts = {
      milestone: { ...milestones, made: await milestones.create(officer, { ...own, fields: step }) },
      funding: {
        ...funding,
        made: await funding.create(officer, { ...own, key: { year: 2026, fund: "APBD", label: "" }, fields: money }),
      },
      year: { ...years, made: await years.create(officer, { ...own, key: { year: 2026 }, fields: ran }) },
    };
    for (const [kind, { made, discard }] of Object.entries(parts)) {
      if (!made.ok) throw new Error(made.error.code);
      const owner = { kind: kind as keyof typeof parts, id: made.value.id };
      const piece = await added(owner, pdf());
      expect((await getEvidencePanel(officer, owner)).items.map(({ id }) => id)).toEqual([piece.id]);
      await expect(getEvidencePanel(world.health.officer, owner)).rejects.toThrow("404");
      expect(codeOf(await addLink(world.health.officer, owner, link))).toBe("NOT_FOUND");
      expect(codeOf(await addLink(world.council, owner, link))).toBe("NOT_FOUND");
      expect(await discard(officer, made.value)).toMatchObject({ error: { code: "EVIDENCE_KEPT" } });
      // Checked, but of a draft: not the public's to read.
      expect(codeOf(await checkEvidence(world.staff, piece))).toBe("ok");
      expect(await findPublishedFile(piece.id)).toBeNull();
    }
  });

  test("the public reads what is berkala, checked and on something published; taken back it is gone at once", async () => {
    const { owner, version } = await makeReport();
    const shown = await added(owner, pdf());
    const unchecked = await added(owner, pdf());
    const exempt = await added(owner, pdf(), { informationClass: "EXEMPT" });
    const listed = async () =>
      ((await publishedEvidenceBy("progressReportId", [owner.id])).get(owner.id) ?? []).map(({ id }) => id);
    expect(codeOf(await checkEvidence(world.staff, shown))).toBe("ok");
    expect(codeOf(await checkEvidence(world.staff, exempt))).toBe("ok");
    expect(await listed()).toEqual([]);
    const verified = await verifyProgress(world.staff, { id: owner.id, version });
    if (!verified.ok) throw new Error("refused");
    expect((await publishProgress(world.staff, verified.value)).ok).toBe(true);
    expect(await listed()).toEqual([shown.id]);
    expect(await findPublishedFile(shown.id)).toMatchObject({ fileName: "laporan.pdf" });
    expect(await findPublishedFile(unchecked.id)).toBeNull();
    expect(await findPublishedFile(exempt.id)).toBeNull();
    const back = await takeBackEvidence(world.staff, { ...shown, version: 2 });
    expect(back.ok && back.value.shows).toBe(true);
    expect(await findPublishedFile(shown.id)).toBeNull();
  });
});
