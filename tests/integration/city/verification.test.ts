import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eachByItself } from "@/lib/city/entries/mutations";
import { decideTogether } from "@/lib/city/verification/mutations";
import { findInQueue, listDecidable, listQueue, listQueueYears } from "@/lib/city/verification/queries";
import { TOGETHER_AT_MOST } from "@/lib/city/verification/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { ok } from "@/lib/platform/errors/app-error";
import { actor } from "../../support/actor";

let staff: Actor;
let other: Actor;
let officer: Actor;
let indicator: { id: string; definitionId: string };
const SUBMITTED = { state: "SUBMITTED" as const, q: "" };

const person = async (name: string, role: "STAFF" | "AGENCY", agencyId?: string) => {
  const user = await db().user.create({
    data: { email: `${name}@kota.test`, name, role, passwordHash: "x", agencyId: agencyId ?? null },
  });
  return actor(role, { id: user.id, name, agencyId: agencyId ?? null });
};

const value = (period: string, figure: number, by: Actor, more: object = {}) =>
  db().indicatorValue.create({
    data: {
      ...{ indicatorId: indicator.id, definitionId: indicator.definitionId, period, value: figure },
      ...{ source: "Berkas uji", certainty: "FINAL", status: "SUBMITTED", submittedAt: new Date() },
      ...{ submittedById: by.id, createdById: by.id, enteredByIds: [by.id], ...more },
    },
  });
const statusOf = async ({ id }: { id: string }) =>
  (await db().indicatorValue.findUniqueOrThrow({ where: { id } })).status;
const ref = ({ id, version }: { id: string; version: number }) => ({ kind: "value" as const, id, version });

beforeAll(async () => {
  const agency = await db().agency.create({ data: { code: "DINKES", name: "Dinas Kesehatan", shortName: "Dinkes" } });
  const pillar = await db().pillar.create({
    data: { code: "LIVING", name: "Smart Living", slug: "smart-living", order: 1, focusId: "a", focusEn: "a" },
  });
  const made = await db().indicator.create({
    data: {
      ...{ code: "LIV-01", nameId: "Cakupan", nameEn: "Coverage", pillarId: pillar.id, agencyId: agency.id },
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
  staff = await person("staf", "STAFF");
  other = await person("staf-lain", "STAFF");
  officer = await person("petugas", "AGENCY", agency.id);
});

describe("many entries at once", () => {
  beforeEach(async () => {
    await db().indicatorValue.deleteMany({ where: { status: "DRAFT" } });
  });

  test("each is decided by itself, and own work and what moved on are left and counted", async () => {
    const [mine, theirs, moved] = [
      await value("2015", 50, staff),
      await value("2016", 51, officer),
      await value("2017", 52, officer),
    ];
    const result = await decideTogether(staff, "verify", [ref(mine), ref(theirs), { ...ref(moved), version: 9 }]);
    expect(result).toMatchObject({ ok: true, value: { left: { own: 1, moved: 1, doubt: 0, personal: 0, away: 0 } } });
    expect(await Promise.all([mine, theirs, moved].map(statusOf))).toEqual(["SUBMITTED", "VERIFIED", "SUBMITTED"]);

    // Of all that waits own work is not even offered.
    const { items, left } = await listDecidable(staff, SUBMITTED);
    expect([items.map(({ id }) => id), left]).toEqual([[moved.id], { own: 1, doubt: 0 }]);
    const all = await decideTogether(staff, "verify", items);
    expect(all).toMatchObject({ ok: true, value: { done: [{ id: moved.id }] } });
    expect(await db().auditEvent.count({ where: { action: "verify", actorId: staff.id } })).toBe(2);
  });

  test("a figure beyond what its series has shown, and a text with personal data, are left to be looked at alone", async () => {
    const verified = await listDecidable(other, { ...SUBMITTED, state: "VERIFIED" });
    const published = await decideTogether(other, "publish", verified.items);
    expect(published).toMatchObject({ ok: true, value: { done: { length: 2 } } });
    const [jump, personal] = [
      await value("2019", 990, officer),
      await value("2020", 53, officer, { note: "Hubungi 3571012304560001 untuk rincian." }),
    ];
    const { items } = await listQueue(other, SUBMITTED);
    const told = items.find(({ id }) => id === jump.id);
    expect(told?.marks).toContain("jump");
    expect(told).toMatchObject({ said: { value: "990" }, before: { period: "2017", said: { value: "52" } } });
    const offered = await listDecidable(other, SUBMITTED);
    expect(offered.items.map(({ id }) => id)).not.toContain(jump.id);
    expect(offered.left.doubt).toBe(1);
    const result = await decideTogether(other, "verify", [ref(jump), ref(personal)]);
    expect(result).toMatchObject({ ok: true, value: { done: [], left: { doubt: 1, personal: 1 } } });
    expect(await Promise.all([jump, personal].map(statusOf))).toEqual(["SUBMITTED", "SUBMITTED"]);
  });

  test("are verified and published with one press, each with both events, and what may not appear stays where it was", async () => {
    const [fine, jump] = [await value("2024", 54, officer), await value("2025", 991, officer)];
    const result = await decideTogether(staff, "release", [ref(fine), ref(jump)]);
    expect(result).toMatchObject({ ok: true, value: { done: [{ id: fine.id }], left: { doubt: 1 } } });
    expect(await Promise.all([fine, jump].map(statusOf))).toEqual(["PUBLISHED", "SUBMITTED"]);
    const events = await db().auditEvent.findMany({ where: { entityId: fine.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["verify", "seal", "publish"]);
  });

  test("or are gone through one by one, from place to place, to the end of the queue", async () => {
    const { items, total } = await listQueue(staff, SUBMITTED);
    expect((await findInQueue(staff, SUBMITTED, 0))?.id).toBe(items[0]?.id);
    expect(await findInQueue(staff, SUBMITTED, total)).toBeNull();
    expect(await findInQueue(officer, SUBMITTED, 0)).toBeNull();
    expect(await listQueueYears(officer)).toEqual([]);
    expect(await listQueueYears(staff)).toContainEqual({ year: "2025", rounds: [] });
  });

  test("an outage leaves what was done done, and tells the rest as not reached; before anything was done it is thrown", async () => {
    const away = Object.assign(new Error("away"), { code: "P1001" });
    const step = async (entry: number) => {
      if (entry === 2) throw away;
      return ok(null);
    };
    const problems = await eachByItself([1, 2, 3], step);
    expect([...problems].map(([entry, { code }]) => [entry, code])).toEqual([
      [2, "UNAVAILABLE"],
      [3, "UNAVAILABLE"],
    ]);
    await expect(eachByItself([2, 3], step)).rejects.toBe(away);
  });

  test("is for the data steward alone, and many go back with one reason", async () => {
    const one = await value("2021", 54, officer);
    for (const act of ["verify", "release", "publish", "return"] as const)
      expect(await decideTogether(officer, act, [ref(one)], "alasan")).toMatchObject({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    await decideTogether(staff, "return", [ref(one)], "Sumbernya belum lengkap.");
    const after = await db().indicatorValue.findUniqueOrThrow({ where: { id: one.id } });
    expect(after).toMatchObject({ status: "RETURNED", returnReason: "Sumbernya belum lengkap." });
  });

  test("a filter narrows by kind, agency, pillar, year and words", async () => {
    await value("2022", 55, officer);
    const count = async (given: object) => (await listQueue(staff, { ...SUBMITTED, ...given })).total;
    const all = await count({});
    expect(await count({ kind: "value", agency: "DINKES", pillar: "LIVING", q: "cakup" })).toBe(all);
    expect(await count({ year: "2022" })).toBe(1);
    for (const none of [{ kind: "progress" }, { agency: "LAIN" }, { pillar: "ECONOMY" }, { q: "100%" }, { q: "%" }])
      expect(await count(none)).toBe(0);
    expect(TOGETHER_AT_MOST).toBeLessThanOrEqual(500);
  });
});
