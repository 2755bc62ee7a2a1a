import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { publishValue, reviseValue, saveValue, verifyValue } from "@/lib/city/indicators/mutations";
import {
  approvePublication,
  callBackPublication,
  preparePublication,
  releaseDuePublications,
  releasePublication,
} from "@/lib/city/publications/mutations";
import { getPublication, listPreparable, listPublications } from "@/lib/city/publications/queries";
import { PersonalDataFound, withStatement } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { publicDb } from "@/lib/platform/db/public";
import { actor } from "../../support/actor";

const renewed = vi.hoisted(() => ({ count: 0 }));
vi.mock("@/lib/platform/pages/refresh", () => ({
  refreshPublicPages: () => {},
  refreshPublicPagesFromJob: async () => {
    renewed.count += 1;
  },
}));

let preparer: Actor;
let approver: Actor;
let officer: Actor;
let agencyId: string;
let indicator: { id: string; definitionId: string };
let programmeId: string;
const FILTER = { state: "VERIFIED" as const, q: "" };

const person = async (name: string, role: "STAFF" | "AGENCY", agency?: string) => {
  const user = await db().user.create({
    data: { email: `${name}@kota.test`, name, role, passwordHash: "x", agencyId: agency ?? null },
  });
  return actor(role, { id: user.id, name, agencyId: agency ?? null });
};

const entered = (by: Actor) => ({
  ...{ status: "VERIFIED" as const, submittedAt: new Date(), submittedById: by.id, createdById: by.id },
  enteredByIds: [by.id],
  ...{ verifiedAt: new Date(), verifiedById: preparer.id },
});
const value = (period: string, figure: number, by = officer) =>
  db().indicatorValue.create({
    data: {
      ...{ indicatorId: indicator.id, definitionId: indicator.definitionId, period, value: figure },
      ...{ source: "Berkas uji", certainty: "FINAL", ...entered(by) },
    },
  });
const ref = ({ id, version }: { id: string; version: number }) => ({ kind: "value" as const, id, version });

/** Prepared by one and, unless asked otherwise, approved by the other. */
async function prepared(items: Parameters<typeof preparePublication>[1]["items"], plannedAt: Date | null = null) {
  const made = await preparePublication(preparer, { name: "Angka uji", plannedAt, items });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return db().publication.findUniqueOrThrow({ where: { id: made.value.id } });
}
async function approved(items: Parameters<typeof preparePublication>[1]["items"], plannedAt: Date | null = null) {
  const row = await prepared(items, plannedAt);
  const result = await approvePublication(approver, row);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const shown = async () => (await publicDb().publishedIndicatorValue.findMany()).map(({ period }) => period).sort();
const statusOf = async (id: string) => (await db().publication.findUniqueOrThrow({ where: { id } })).status;

beforeAll(async () => {
  const agency = await db().agency.create({ data: { code: "DINKES", name: "Dinas Kesehatan", shortName: "Dinkes" } });
  agencyId = agency.id;
  const pillar = await db().pillar.create({
    data: { code: "LIVING", name: "Smart Living", slug: "smart-living", order: 1, focusId: "a", focusEn: "a" },
  });
  const made = await db().indicator.create({
    data: {
      ...{ code: "LIV-01", nameId: "Cakupan", nameEn: "Coverage", pillarId: pillar.id, agencyId },
      publishedAt: new Date(),
      definitions: {
        create: {
          ...{ number: 1, current: true, unit: "%", decimals: 1, polarity: "HIGHER", frequency: "YEARLY" },
          ...{ aggregation: "LAST", cumulative: false, formulaId: "", dataSource: "" },
        },
      },
    },
    include: { definitions: true },
  });
  indicator = { id: made.id, definitionId: made.definitions[0]?.id ?? "" };
  const programme = await db().programme.create({
    data: {
      slug: "posyandu",
      name: "Posyandu",
      ...{
        descriptionId: "Uji",
        descriptionEn: "Uji",
        benefitId: "Uji",
        benefitEn: "Uji",
        masterplanFrom: 2020,
        masterplanTo: 2025,
      },
      source: "uji",
      pillarId: pillar.id,
      agencyId,
      publishedAt: new Date(),
    },
  });
  programmeId = programme.id;
  preparer = await person("penyiap", "STAFF");
  approver = await person("penyetuju", "STAFF");
  officer = await person("petugas", "AGENCY", agencyId);
});

beforeEach(() => {
  renewed.count = 0;
});

describe("a publication", () => {
  test("goes out whole at its moment and not before, with an event for each entry and one for itself", async () => {
    const [a, b] = [await value("2011", 50), await value("2012", 51)];
    const year = await db().programmeYear.create({
      data: { programmeId, year: 2012, planned: true, source: "Berkas uji", running: true, ...entered(officer) },
    });
    const moment = new Date(Date.now() + 3_600_000);
    const { id } = await approved([ref(a), ref(b), { kind: "year", id: year.id, version: year.version }], moment);
    expect(await releasePublication(id)).toBe("NOT_NOW");
    await releaseDuePublications();
    expect([await shown(), renewed.count]).toEqual([[], 0]);

    const at = new Date(moment.getTime() + 1000);
    await releaseDuePublications(undefined, at);
    expect([await shown(), await statusOf(id), renewed.count]).toEqual([["2011", "2012"], "OUT", 1]);
    expect(await publicDb().publishedProgrammeYear.count()).toBe(1);
    const events = await db().auditEvent.findMany({ where: { actorId: approver.id, action: "publish" } });
    expect(events.map(({ entityId }) => entityId).sort()).toEqual([a.id, b.id, year.id].sort());
    expect(await db().auditEvent.count({ where: { action: "release", entityId: id } })).toBe(1);
    // Who comes late, or comes again, finds it out.
    expect(await releasePublication(id, at)).toBe("NOT_NOW");
  });

  test("two workers at once let it out once", async () => {
    const { id } = await approved([ref(await value("2013", 52))]);
    const done = await Promise.all([releasePublication(id), releasePublication(id)]);
    expect(done.sort()).toEqual(["NOT_NOW", "OUT"]);
    expect(await db().auditEvent.count({ where: { action: "release", entityId: id } })).toBe(1);
  });

  test("stops whole where one entry moved on, and says which; a closed agency stops it too", async () => {
    const [a, b] = [await value("2014", 53), await value("2015", 54)];
    const { id } = await approved([ref(a), ref(b)]);
    await db().indicatorValue.update({ where: { id: b.id }, data: { note: "lain", version: { increment: 1 } } });
    expect(await releasePublication(id)).toBe("STOPPED");
    expect(await shown()).not.toContain("2014");
    expect(await db().auditEvent.count({ where: { entityId: a.id, action: "publish" } })).toBe(0);
    const { subjects, publication } = await getPublication(approver, id);
    const faults = subjects.flatMap(({ items }) => items.map(({ entryId, fault }) => [entryId, fault]));
    expect(publication.status).toBe("STOPPED");
    expect(Object.fromEntries(faults)).toEqual({ [a.id]: null, [b.id]: "moved" });

    const again = await approved([ref(a)]);
    await db().agency.update({ where: { id: agencyId }, data: { closedOn: new Date("2024-01-01") } });
    expect(await releasePublication(again.id)).toBe("STOPPED");
    await db().agency.update({ where: { id: agencyId }, data: { closedOn: null } });
    expect((await getPublication(approver, again.id)).subjects[0]?.items[0]?.fault).toBe("closed");
    expect(await shown()).not.toContain("2014");
  });

  test("stops where one of its entries was published by itself meanwhile, or whoever approved it works here no more", async () => {
    const single = await value("2016", 55);
    const one = await approved([ref(single)]);
    expect((await publishValue(approver, single)).ok).toBe(true);
    expect(await releasePublication(one.id)).toBe("STOPPED");
    const { id } = await approved([ref(await value("2017", 56))]);
    await db().user.update({ where: { id: approver.id }, data: { disabledAt: new Date() } });
    expect(await releasePublication(id)).toBe("STOPPED");
    await db().user.update({ where: { id: approver.id }, data: { disabledAt: null } });
    expect(await shown()).not.toContain("2017");
  });

  test("is approved by neither who prepared it nor who entered any of it, and by nobody outside of Diskominfo", async () => {
    const [theirs, own] = [await value("2018", 57), await value("2019", 58, approver)];
    const row = await prepared([ref(theirs), ref(own)]);
    const codes = [];
    for (const who of [preparer, approver, officer]) {
      const result = await approvePublication(who, row);
      codes.push(result.ok ? "ok" : result.error.code);
    }
    expect(codes).toEqual(["OWN_WORK", "OWN_WORK", "FORBIDDEN"]);
    expect(await callBackPublication(officer, row)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await preparePublication(officer, { name: "Angka", plannedAt: null, items: [] })).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect(await callBackPublication(approver, { ...row, version: 9 })).toMatchObject({ error: { code: "STALE" } });
    expect((await callBackPublication(preparer, row)).ok).toBe(true);
    expect(await callBackPublication(preparer, row)).toMatchObject({ error: { code: "WRONG_STATE" } });
  });

  test("called back it never goes out, and its entries can be prepared again", async () => {
    const entry = await value("2020", 59);
    const row = await approved([ref(entry)]);
    const taken = await preparePublication(preparer, { name: "Dua kali", plannedAt: null, items: [ref(entry)] });
    expect(taken).toMatchObject({ ok: false, error: { code: "INVALID", fields: { ticked: ["tickedMoved"] } } });
    expect((await listPreparable(preparer, FILTER)).map(({ id }) => id)).not.toContain(entry.id);
    expect((await callBackPublication(preparer, row)).ok).toBe(true);
    expect(await releasePublication(row.id)).toBe("NOT_NOW");
    expect((await listPreparable(preparer, FILTER)).map(({ id }) => id)).toContain(entry.id);
    expect((await listPublications(preparer)).items.find(({ id }) => id === row.id)?.status).toBe("CALLED_BACK");
  });

  test("takes only what is verified as it was looked at, and a moment that is still to come", async () => {
    const entry = await value("2021", 60);
    const wrong = { name: "Salah", plannedAt: null, items: [{ ...ref(entry), version: 7 }] };
    expect(await preparePublication(preparer, wrong)).toMatchObject({ error: { fields: { ticked: ["tickedMoved"] } } });
    const past = { name: "Lewat", plannedAt: new Date(Date.now() - 1000), items: [ref(entry)] };
    expect(await preparePublication(preparer, past)).toMatchObject({
      error: { fields: { plannedAt: ["momentPast"] } },
    });
  });

  test("shows as a difference what appears, what changes from what to what, and what goes", async () => {
    const published = await value("2022", 61);
    await publishValue(approver, published);
    const revision = await reviseValue(officer, published.id, "Hitungan diperbaiki");
    if (!revision.ok) throw new Error(revision.error.code);
    const fields = { value: "62.5", source: "Berkas baru", certainty: "FINAL" as const, breakInSeries: false };
    const saved = await saveValue(officer, revision.value, {
      fields: { ...fields, note: "", noteEn: "" } as never,
      submit: true,
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    const verified = await verifyValue(approver, saved.value);
    if (!verified.ok) throw new Error(verified.error.code);
    const row = await prepared([ref(verified.value), ref(await value("2023", 63))]);
    const { subjects, refusal } = await getPublication(approver, row.id);
    expect([subjects.length, refusal]).toEqual([1, null]);
    expect(subjects[0]?.items).toMatchObject([
      { effect: "CHANGES", said: { value: "62.5" }, replaced: { value: "61" }, fault: null },
      { effect: "APPEARS", said: { value: "63" }, replaced: null },
    ]);
    expect(subjects[0]?.items[0]?.others).toContainEqual({
      ...{ field: "source", as: "text", from: "Berkas uji", to: "Berkas baru" },
    });
    // Prepared and approved, nothing of it is public.
    await approvePublication(approver, row);
    expect(await shown()).not.toContain("2023");
  });

  test("asks about personal data when it is approved, and goes out without asking again", async () => {
    const entry = await value("2024", 64);
    await db().indicatorValue.update({
      where: { id: entry.id },
      data: { note: "Hubungi 3571012304560001 untuk rincian." },
    });
    const row = await prepared([ref(entry)]);
    const asked = await approvePublication(approver, row).catch((error: unknown) => error);
    if (!(asked instanceof PersonalDataFound)) throw asked;
    expect(await statusOf(row.id)).toBe("PREPARED");
    const statement = { digests: asked.digests, reason: "Nomor layanan yang memang untuk umum." };
    expect((await withStatement(statement, () => approvePublication(approver, row))).ok).toBe(true);
    expect(await releasePublication(row.id)).toBe("OUT");
  });
});
