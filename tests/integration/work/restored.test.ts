import { beforeAll, describe, expect, test } from "vitest";
import { correctSpelling, renameAgency } from "@/lib/city/agencies/mutations";
import { glossaryKind, saveTerm } from "@/lib/city/glossary/mutations";
import { createIndicator, editIndicator } from "@/lib/city/indicator-register/mutations";
import { newIndicatorSchema } from "@/lib/city/indicator-register/schemas";
import { createValue, publishValue, verifyValue } from "@/lib/city/indicators/mutations";
import { valueSubmissionSchema } from "@/lib/city/indicators/schemas";
import { legalDocumentKind, saveLegalDocument, saveLegalFile } from "@/lib/city/legal-documents/mutations";
import { legalDocumentSchema } from "@/lib/city/legal-documents/schemas";
import { pillarKind } from "@/lib/city/pillars/mutations";
import { funding, milestones, years } from "@/lib/city/programme-parts/mutations";
import { milestoneSchema, yearSubmissionSchema } from "@/lib/city/programme-parts/schemas";
import { createProgramme, editProgramme } from "@/lib/city/programme-register/mutations";
import { programmeSchema } from "@/lib/city/programme-register/schemas";
import { createProgress, saveProgress } from "@/lib/city/programmes/mutations";
import { createTarget, editTarget } from "@/lib/city/targets/mutations";
import { db } from "@/lib/platform/db/client";
import { discardDraft, publishDraft, saveDraft } from "@/lib/platform/drafts/mutations";
import { saveSettings } from "@/lib/platform/settings/mutations";
import { settingsSchema } from "@/lib/platform/settings/schemas";
import { asTyped } from "@/lib/platform/settings/typed";
import { restoreRevision } from "@/lib/work/revisions/mutations";
import { getRevisions } from "@/lib/work/revisions/queries";
import { BEFORE_ALL } from "@/lib/work/revisions/states";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Who = World["staff"];

/** Puts a row back to the state after one of its revisions, counted from the oldest. */
async function putBack(who: Who, entity: string, rowId: string, nth: number, reason = "") {
  const { revisions, row } = await getRevisions(who, entity, rowId);
  const revision = revisions.toReversed()[nth]?.id ?? "";
  return restoreRevision(who, { entity, rowId, revision, version: row.version }, reason);
}

describe("an earlier wording comes back as a draft, and the public reads it once it is published", () => {
  test("of a term, after a draft that was thrown away too", async () => {
    const term = { termId: "RKPD", termEn: "RKPD", explanationId: "Rencana tahunan.", explanationEn: "Yearly plan." };
    const { id } = resultOf(await saveTerm(world.staff, null, term));
    resultOf(await publishDraft(world.staff, glossaryKind, { id, version: 1 }));
    resultOf(await saveDraft(world.staff, glossaryKind, { id, version: 2 }, { ...term, explanationId: "Lain." }));
    resultOf(await discardDraft(world.staff, glossaryKind, { id, version: 3 }));
    const { revisions } = await getRevisions(world.staff, "glossaryTerm", id);
    expect(revisions.map(({ action }) => action)).toEqual(["discard", "draft", "publish", "create"]);
    expect(revisions[0]?.state).toMatchObject({ explanationId: "Rencana tahunan." });
    resultOf(await putBack(world.staff, "glossaryTerm", id, 2));
    const row = await db().glossaryTerm.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ explanationId: "Rencana tahunan.", draft: { explanationId: "Lain." } });
    await expect(getRevisions(world.waste.officer, "glossaryTerm", id)).rejects.toThrow("404");
  });

  test("of a legal document with its file and what it rests on, and is refused where that is gone", async () => {
    const fields = (given: object) =>
      legalDocumentSchema.parse({ type: "SK", year: "2026", title: "Dewan", status: "ENACTED", source: "", ...given });
    const base = resultOf(await saveLegalDocument(world.staff, null, fields({ title: "Dasar" })));
    const { id } = resultOf(await saveLegalDocument(world.staff, null, fields({ restsOn: [base.id] })));
    resultOf(await saveLegalFile(world.staff, { id, version: 1 }, Buffer.from("%PDF-1.4\n%%EOF"), "sk.pdf"));
    resultOf(await saveLegalFile(world.staff, { id, version: 2 }, null, ""));
    resultOf(await saveLegalDocument(world.staff, { id, version: 3 }, fields({ title: "Dewan Kota" })));
    resultOf(await putBack(world.staff, "legalDocument", id, 1));
    const { draft } = await db().legalDocument.findUniqueOrThrow({ where: { id } });
    expect(draft).toMatchObject({ title: "Dewan", restsOn: [base.id], fileId: expect.any(String) });
    resultOf(await saveLegalDocument(world.staff, { id, version: 5 }, fields({ title: "Tanpa dasar" })));
    resultOf(await discardDraft(world.staff, legalDocumentKind, { id: base.id, version: 1 }));
    expect(faultsOf(await putBack(world.staff, "legalDocument", id, 1))).toEqual({ restsOn: ["documentGone"] });
  });

  test("of a pillar, back to what stood before anybody changed it", async () => {
    const { id, name, focusId, focusEn } = world.pillar;
    const look = { name: "Lingkungan", focusId, focusEn, hue: 145, icon: "leaf" as const };
    resultOf(await saveDraft(world.admin, pillarKind, { id, version: 1 }, look));
    const { row } = await getRevisions(world.admin, "pillar", id);
    const command = { entity: "pillar", rowId: id, revision: BEFORE_ALL, version: row.version };
    expect(codeOf(await restoreRevision(world.staff, command))).toBe("NOT_FOUND");
    resultOf(await restoreRevision(world.admin, command));
    expect((await db().pillar.findUniqueOrThrow({ where: { id } })).draft).toMatchObject({ name, hue: null });
  });
});

describe("what agencies enter", () => {
  const slug = () => world.waste.programme.slug;
  test("goes back inside a draft, and as a correction with a reason where it is published", async () => {
    const { officer } = world.waste;
    const fields = (running: string) =>
      yearSubmissionSchema.parse({ planned: "true", running, note: "", source: "RKPD" });
    const year = resultOf(
      await years.create(officer, {
        programmeSlug: slug(),
        key: { year: 2026 },
        fields: fields("true"),
        submit: false,
      }),
    );
    resultOf(await years.save(officer, year, { fields: fields("false"), submit: true }));
    expect(await getRevisions(officer, "programmeYear", year.id)).toMatchObject({
      row: { mayRestore: false, kept: "handedIn" },
    });
    expect(codeOf(await putBack(officer, "programmeYear", year.id, 0, "Salah isi"))).toBe("WRONG_STATE");
    resultOf(await years.verify(world.staff, { id: year.id, version: 2 }));
    resultOf(await years.publish(world.staff, { id: year.id, version: 3 }));
    expect(faultsOf(await putBack(officer, "programmeYear", year.id, 0))).toEqual({ reason: ["reasonShort"] });
    resultOf(await putBack(officer, "programmeYear", year.id, 0, "Ternyata berjalan"));
    const rows = await db().programmeYear.findMany({ where: { year: 2026 }, orderBy: { revision: "asc" } });
    expect(rows).toMatchObject([
      { running: false, status: "PUBLISHED", supersededAt: null },
      { running: true, status: "DRAFT", revision: 2, revisionReason: "Ternyata berjalan" },
    ]);
    const all = await getRevisions(officer, "programmeYear", year.id);
    expect(all.revisions.map(({ action }) => action)).toEqual(["revise", "publish", "verify", "submit", "create"]);
    expect(all.revisions[0]?.reason).toBe("Ternyata berjalan");
    await expect(getRevisions(world.health.officer, "programmeYear", year.id)).rejects.toThrow("404");
    await expect(getRevisions(world.council, "programmeYear", year.id)).rejects.toThrow("404");
  });

  test("of a milestone, a line of money and a report reads as it was typed", async () => {
    const { officer } = world.waste;
    const step = (titleId: string) => milestoneSchema.parse({ titleId, dueOn: "2026-05-01", state: "PLANNED" });
    const own = { programmeSlug: slug(), submit: false };
    const one = resultOf(await milestones.create(officer, { ...own, fields: step("Lelang") }));
    resultOf(await milestones.save(officer, one, { fields: step("Kontrak"), submit: false }));
    resultOf(await putBack(officer, "programmeMilestone", one.id, 0));
    expect(await db().programmeMilestone.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
      titleId: "Lelang",
      dueOn: new Date("2026-05-01"),
      version: 3,
    });
    const key = { year: 2026, fund: "APBD" as const, label: "" };
    const money = { planned: "1250000", spent: undefined, source: "DPA" };
    const line = resultOf(await funding.create(officer, { ...own, key, fields: money }));
    resultOf(await funding.save(officer, line, { fields: { ...money, planned: "99" }, submit: false }));
    resultOf(await putBack(officer, "programmeFunding", line.id, 0));
    const kept = await db().programmeFunding.findUniqueOrThrow({ where: { id: line.id } });
    expect(kept.planned?.toFixed()).toBe("1250000");
    const about = { obstacles: "", nextStep: "", evidenceUrl: undefined };
    const period = "2026-01";
    const report = resultOf(
      await createProgress(officer, { ...own, period, fields: { ...about, physicalPercent: "45.25", done: "A" } }),
    );
    const changed = { fields: { ...about, physicalPercent: "4", done: "B" }, submit: false };
    resultOf(await saveProgress(officer, report, changed));
    resultOf(await putBack(officer, "progressReport", report.id, 0));
    const back = await db().progressReport.findUniqueOrThrow({ where: { id: report.id } });
    expect([back.physicalPercent?.toFixed(), back.done]).toEqual(["45.25", "A"]);
  });

  test("of a published value opens a correction with the figure of that day", async () => {
    const { officer } = world.waste;
    const fields = (value: string) => valueSubmissionSchema.parse({ value, certainty: "FINAL", source: "Aplikasi" });
    const command = { indicatorCode: "ENV-02", period: "2024-01" };
    const made = resultOf(await createValue(officer, { ...command, fields: fields("12"), submit: true }));
    resultOf(await verifyValue(world.staff, made));
    resultOf(await publishValue(world.staff, { id: made.id, version: 2 }));
    resultOf(await putBack(officer, "indicatorValue", made.id, 0, "Dihitung ulang"));
    const rows = await db().indicatorValue.findMany({ where: { period: "2024-01" }, orderBy: { revision: "asc" } });
    expect(rows.map(({ status, value }) => [status, value?.toFixed()])).toEqual([
      ["PUBLISHED", "12"],
      ["DRAFT", "12"],
    ]);
  });
});

describe("the register", () => {
  test("an indicator goes back with its open definition", async () => {
    const typed = newIndicatorSchema.parse({
      ...{ code: "ENV-90", nameId: "Sampah", nameEn: "Waste", agencyCode: "DLHKP", pillarCode: "ENVIRONMENT" },
      ...{ valueKind: "NUMBER", unit: "ton", decimals: "2", polarity: "LOWER", frequency: "YEARLY" },
      ...{ aggregation: "LAST", formulaId: "Timbangan", dataSource: "DLHKP", baselineYear: "2020" },
      ...{ baselineValue: "12,5", baselineSource: "LKjIP" },
    });
    const made = resultOf(await createIndicator(world.staff, typed));
    const measured = { definition: { ...typed, unit: "kg" }, confirmed: "kg" };
    const changed = { ...typed, nameId: "Limbah", baselineValue: "13", ...measured };
    resultOf(await editIndicator(world.admin, made, changed));
    resultOf(await putBack(world.staff, "indicator", made.id, 0));
    const row = await db().indicator.findUniqueOrThrow({ where: { id: made.id }, include: { definitions: true } });
    expect(row).toMatchObject({ nameId: "Sampah", version: 3, definitions: [{ unit: "ton" }] });
    expect(row.baselineValue?.toFixed()).toBe("12.5");
  });

  test("a target goes back with a reason of its own", async () => {
    const fields = { kind: "VALUE" as const, value: "40", plan: "RPJMD", source: "hlm. 1", reason: "" };
    resultOf(await createTarget(world.staff, "ENV-02", { ...fields, year: 2026 }));
    const { id } = await db().indicatorTarget.findFirstOrThrow({ where: { year: 2026 } });
    resultOf(await editTarget(world.staff, { id, version: 1 }, { ...fields, value: "45", reason: "Perubahan RKPD" }));
    expect(faultsOf(await putBack(world.staff, "indicatorTarget", id, 0))).toEqual({ reason: ["reasonShort"] });
    resultOf(await putBack(world.staff, "indicatorTarget", id, 0, "Perubahan dibatalkan"));
    const row = await db().indicatorTarget.findUniqueOrThrow({ where: { id } });
    expect([row.value?.toFixed(), row.reason]).toEqual(["40", "Perubahan dibatalkan"]);
  });

  test("a programme is not put back to an agency that was closed since", async () => {
    const fields = programmeSchema.parse({
      ...{ name: "Kota Hijau", pillarCode: "ENVIRONMENT", agencyCode: "DINKES" },
      ...{ descriptionId: "x", descriptionEn: "x", source: "uji" },
    });
    const made = resultOf(await createProgramme(world.staff, fields));
    resultOf(await editProgramme(world.staff, made, { ...fields, agencyCode: "DLHKP" }));
    const { id } = world.health.agency;
    await db().agency.update({ where: { id }, data: { closedOn: new Date("2026-01-01") } });
    expect(faultsOf(await putBack(world.staff, "programme", made.id, 0))).toEqual({ agencyCode: ["agencyGone"] });
    await db().agency.update({ where: { id }, data: { closedOn: null } });
  });

  test("an agency's spelling goes back, a name of other days does not", async () => {
    const { id, code } = world.health.agency;
    resultOf(await correctSpelling(world.admin, { code, version: 1 }, { name: "Dinas Kesehatn", shortName: "Dinkes" }));
    resultOf(
      await correctSpelling(world.admin, { code, version: 2 }, { name: "Dinas Kesehatan", shortName: "Dinkes" }),
    );
    resultOf(await putBack(world.admin, "agency", id, 1));
    expect((await db().agency.findUniqueOrThrow({ where: { id } })).name).toBe("Dinas Kesehatn");
    const other = {
      name: "Dinas Kesehatan dan KB",
      shortName: "DKKB",
      fromOn: "2026-02-01",
      legalBasis: "Perda 1/2026",
    };
    resultOf(await renameAgency(world.admin, { code, version: 4 }, other));
    expect(faultsOf(await putBack(world.admin, "agency", id, 2))).toEqual({ name: ["nameOfOtherDays"] });
  });

  test("of a kelurahan nothing is put back, and the page says why", async () => {
    const { id } = await db().kelurahan.create({
      data: { name: "Mrican", kecamatanCode: "01", kecamatan: "Mojoroto" },
    });
    expect(await getRevisions(world.admin, "kelurahan", id)).toMatchObject({
      row: { mayRestore: false, kept: "kelurahan" },
    });
  });
});

test("settings go back, their logo stays", async () => {
  const now = await db().citySettings.findUniqueOrThrow({ where: { id: 1 } });
  const typed = settingsSchema.parse({ ...asTyped(now), name: "Kota Satu", bands: "3,5 | Baik | Good" });
  resultOf(await saveSettings(world.admin, now.version, typed));
  resultOf(await saveSettings(world.admin, now.version + 1, { ...typed, name: "Kota Dua", bands: [] }));
  resultOf(await putBack(world.admin, "citySettings", "1", 1));
  expect(await db().citySettings.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({
    name: "Kota Satu",
    bands: [{ minimum: "3.5", labelId: "Baik", labelEn: "Good" }],
  });
});
