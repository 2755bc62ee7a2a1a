import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eachByItself } from "@/lib/city/entries/mutations";
import { decideTogether } from "@/lib/city/verification/mutations";
import { listQueue } from "@/lib/city/verification/queries";
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
const until = () => new Date(Date.now() + 60_000);

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

  test("each is decided by itself: own work and what moved on are left and counted, and nobody decides what came later", async () => {
    const [mine, theirs, moved] = [
      await value("2015", 50, staff),
      await value("2016", 51, officer),
      await value("2017", 52, officer),
    ];
    const result = await decideTogether(staff, "verify", {
      ticked: [ref(mine), ref(theirs), { ...ref(moved), version: 9 }],
    });
    expect(result).toMatchObject({ ok: true, value: { left: { own: 1, moved: 1, doubt: 0, personal: 0, away: 0 } } });
    expect(await Promise.all([mine, theirs, moved].map(statusOf))).toEqual(["SUBMITTED", "VERIFIED", "SUBMITTED"]);

    const past = await decideTogether(staff, "verify", { filter: SUBMITTED, until: new Date(0) });
    expect(past).toMatchObject({ ok: true, value: { kinds: [] } });
    const all = await decideTogether(staff, "verify", { filter: SUBMITTED, until: until() });
    expect(all).toMatchObject({ ok: true, value: { kinds: [{ id: moved.id }] } });
    // Own work is not even tried.
    expect(all.ok && all.value.left.own).toBe(0);
    expect(await db().auditEvent.count({ where: { action: "verify", actorId: staff.id } })).toBe(2);
  });

  test("a figure beyond what its series has shown, and a text with personal data, are left to be looked at alone", async () => {
    const verified = { filter: { ...SUBMITTED, state: "VERIFIED" as const }, until: until() };
    const published = await decideTogether(other, "publish", verified);
    expect(published).toMatchObject({ ok: true, value: { kinds: { length: 2 } } });
    const [jump, personal] = [
      await value("2019", 990, officer),
      await value("2020", 53, officer, { note: "Hubungi 3571012304560001 untuk rincian." }),
    ];
    const { items } = await listQueue(other, SUBMITTED);
    const told = items.find(({ id }) => id === jump.id);
    expect(told?.marks).toContain("jump");
    expect(told).toMatchObject({ said: { value: "990" }, before: { period: "2017", said: { value: "52" } } });
    const result = await decideTogether(other, "verify", { ticked: [ref(jump), ref(personal)] });
    expect(result).toMatchObject({ ok: true, value: { kinds: [], left: { doubt: 1, personal: 1 } } });
    expect(await Promise.all([jump, personal].map(statusOf))).toEqual(["SUBMITTED", "SUBMITTED"]);
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
    for (const act of ["verify", "publish", "return"] as const)
      expect(await decideTogether(officer, act, { ticked: [ref(one)] }, "alasan")).toMatchObject({
        ok: false,
        error: { code: "FORBIDDEN" },
      });
    await decideTogether(staff, "return", { ticked: [ref(one)] }, "Sumbernya belum lengkap.");
    const after = await db().indicatorValue.findUniqueOrThrow({ where: { id: one.id } });
    expect(after).toMatchObject({ status: "RETURNED", returnReason: "Sumbernya belum lengkap." });
  });

  test("a filter narrows by kind, agency, pillar, year and words, and says how many of each there are", async () => {
    await value("2022", 55, officer);
    const count = async (given: object) => (await listQueue(staff, { ...SUBMITTED, ...given })).total;
    const all = await count({});
    expect(await count({ kind: "value", agency: "DINKES", pillar: "LIVING", q: "cakup" })).toBe(all);
    expect(await count({ year: "2022" })).toBe(1);
    for (const none of [{ kind: "progress" }, { agency: "LAIN" }, { pillar: "ECONOMY" }, { q: "100%" }])
      expect(await count(none)).toBe(0);
    expect((await listQueue(staff, SUBMITTED)).kinds).toEqual({ value: all });
    expect(TOGETHER_AT_MOST).toBeLessThanOrEqual(500);
  });
});
