import { beforeAll, describe, expect, test } from "vitest";
import {
  createProgress,
  publishProgress,
  returnProgress,
  reviseProgress,
  saveProgress,
  verifyProgress,
} from "@/lib/city/programmes/mutations";
import { getReport, listProgrammes } from "@/lib/city/programmes/queries";
import { db } from "@/lib/platform/db/client";
import { ownerDb } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const fields = (given: Partial<{ physicalPercent: string; done: string }> = {}) => ({
  physicalPercent: "40",
  done: "Penimbangan",
  obstacles: "",
  nextStep: "",
  ...given,
});
let month = 0;
/** Each test its own period, so that they do not meet. */
const nextPeriod = () => `202${Math.floor(month / 12)}-${String((month++ % 12) + 1).padStart(2, "0")}`;

async function begin(submit = true, period = nextPeriod()) {
  const result = await createProgress(world.waste.officer, {
    programmeSlug: "bank-sampah",
    period,
    fields: fields(),
    submit,
  });
  if (!result.ok) throw new Error(result.error.code);
  return { ...result.value, period };
}

async function publish(entry: { id: string; version: number }) {
  const verified = await verifyProgress(world.staff, entry);
  if (!verified.ok) throw new Error(verified.error.code);
  const published = await publishProgress(world.staff, verified.value);
  if (!published.ok) throw new Error(published.error.code);
  return published.value;
}

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);
// The seal that the database makes of a published row is not a step that a person took.
const eventsOf = (entityId: string) =>
  db().auditEvent.findMany({ where: { entity: "progressReport", entityId }, orderBy: { id: "asc" } });

describe("the life of a progress report", () => {
  test("draft, submitted, returned, submitted again, verified, published: each step leaves who, when, before and after", async () => {
    const draft = await begin(false);
    const submitted = await saveProgress(world.waste.officer, draft, {
      fields: fields({ physicalPercent: "41" }),
      submit: true,
    });
    if (!submitted.ok) throw new Error("refused");
    const returned = await returnProgress(world.staff, submitted.value, "Lampirkan angka penimbangan");
    if (!returned.ok) throw new Error("refused");
    const again = await saveProgress(world.waste.officer, returned.value, {
      fields: fields({ physicalPercent: "42" }),
      submit: true,
    });
    if (!again.ok) throw new Error("refused");
    await publish(again.value);
    const events = await eventsOf(draft.id);
    expect(events.map((event) => event.action)).toEqual(["create", "submit", "return", "submit", "verify", "publish"]);
    expect(events.map((event) => event.actorId)).toEqual([
      world.waste.officer.id,
      world.waste.officer.id,
      world.staff.id,
      world.waste.officer.id,
      world.staff.id,
      world.staff.id,
    ]);
    expect(events[2]?.before).toMatchObject({ status: "SUBMITTED", physicalPercent: "41" });
    expect(events[2]?.after).toMatchObject({ status: "RETURNED", returnReason: "Lampirkan angka penimbangan" });
  });

  test("the one who submitted it neither verifies nor publishes it", async () => {
    const period = nextPeriod();
    const own = await createProgress(world.staff, {
      programmeSlug: "bank-sampah",
      period,
      fields: fields(),
      submit: true,
    });
    if (!own.ok) throw new Error("refused");
    expect(code(await verifyProgress(world.staff, own.value))).toBe("OWN_WORK");
    const verified = await verifyProgress(world.admin, own.value);
    if (!verified.ok) throw new Error("refused");
    expect(code(await publishProgress(world.staff, verified.value))).toBe("OWN_WORK");
    expect(code(await publishProgress(world.admin, verified.value))).toBe("ok");
  });

  test("whoever changed a word of it is no other eye, even if somebody else submitted it", async () => {
    const draft = await begin(false);
    const touched = await saveProgress(world.staff, draft, {
      fields: fields({ done: "Dirapikan Diskominfo" }),
      submit: false,
    });
    if (!touched.ok) throw new Error("refused");
    const submitted = await saveProgress(world.waste.officer, touched.value, { fields: fields(), submit: true });
    if (!submitted.ok) throw new Error("refused");
    expect(code(await verifyProgress(world.staff, submitted.value))).toBe("OWN_WORK");
    expect(code(await verifyProgress(world.admin, submitted.value))).toBe("ok");
  });

  test("a report is monthly: a year or a half-year is refused", async () => {
    for (const period of ["2024", "2024-S1", "2024-Q2"]) {
      const result = await createProgress(world.waste.officer, {
        programmeSlug: "bank-sampah",
        period,
        fields: fields(),
        submit: false,
      });
      expect(result).toMatchObject({ error: { code: "INVALID", fields: { period: ["periodFrequency"] } } });
    }
  });

  test("a step that the state does not allow changes nothing and says so", async () => {
    const draft = await begin(false);
    expect(code(await publishProgress(world.staff, draft))).toBe("WRONG_STATE");
    expect(await eventsOf(draft.id)).toHaveLength(1);
  });

  test("a period that has not begun cannot be reported", async () => {
    const result = await createProgress(world.waste.officer, {
      programmeSlug: "bank-sampah",
      period: "2099-01",
      fields: fields(),
      submit: false,
    });
    expect(result).toMatchObject({ ok: false, error: { code: "INVALID", fields: { period: ["periodFuture"] } } });
  });
});

describe("two at once", () => {
  test("a stale form changes nothing and is shown what is saved now", async () => {
    const draft = await begin(false);
    await saveProgress(world.waste.officer, draft, { fields: fields({ done: "Dari tab pertama" }), submit: false });
    const stale = await saveProgress(world.waste.officer, draft, {
      fields: fields({ done: "Dari tab kedua" }),
      submit: false,
    });
    expect(stale).toMatchObject({
      ok: false,
      error: { code: "STALE", current: { done: "Dari tab pertama", version: 2 } },
    });
  });

  test("of sixteen writers on one version, with a pool of ten, exactly one wins and none hangs", async () => {
    const draft = await begin(false);
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        saveProgress(world.waste.officer, draft, { fields: fields({ done: `Penulis ${index}` }), submit: false }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => code(result) === "STALE")).toHaveLength(15);
    expect(await eventsOf(draft.id)).toHaveLength(2);
  });

  test("a double press makes one report; the second is shown the first", async () => {
    const period = nextPeriod();
    const press = () =>
      createProgress(world.waste.officer, { programmeSlug: "bank-sampah", period, fields: fields(), submit: true });
    const results = await Promise.all([press(), press(), press()]);
    expect(results.map(code).sort()).toEqual(["ALREADY_OPEN", "ALREADY_OPEN", "ok"]);
    expect(await db().progressReport.count({ where: { period } })).toBe(1);
  });
});

describe("a form that was sent twice", () => {
  test("is told that the report was submitted already, not that somebody else changed it", async () => {
    const draft = await begin(false);
    const send = () => saveProgress(world.waste.officer, draft, { fields: fields(), submit: true });
    expect(code(await send())).toBe("ok");
    expect(code(await send())).toBe("WRONG_STATE");
  });
});

describe("whose rows", () => {
  test("another agency's programme and report are not found", async () => {
    const entry = await begin();
    const other = world.health.officer;
    expect(
      code(
        await createProgress(other, {
          programmeSlug: "bank-sampah",
          period: nextPeriod(),
          fields: fields(),
          submit: true,
        }),
      ),
    ).toBe("NOT_FOUND");
    expect(code(await saveProgress(other, entry, { fields: fields(), submit: false }))).toBe("NOT_FOUND");
    expect(code(await verifyProgress(other, entry))).toBe("NOT_FOUND");
    expect(code(await reviseProgress(other, entry.id, "alasan"))).toBe("NOT_FOUND");
    await expect(getReport(other, entry.id)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect((await listProgrammes(other)).items.map((item) => item.slug)).toEqual(["homecare"]);
  });

  test("the owner cannot verify, return or publish; council and assessor cannot write at all", async () => {
    const entry = await begin();
    for (const step of [verifyProgress, publishProgress])
      expect(code(await step(world.waste.officer, entry))).not.toBe("ok");
    expect(code(await returnProgress(world.waste.officer, entry, "alasan saya"))).toBe("FORBIDDEN");
    for (const reader of [world.council, world.assessor]) {
      expect(
        code(
          await createProgress(reader, {
            programmeSlug: "bank-sampah",
            period: nextPeriod(),
            fields: fields(),
            submit: true,
          }),
        ),
      ).toBe("FORBIDDEN");
      expect(code(await verifyProgress(reader, entry))).toBe("NOT_FOUND");
    }
  });

  test("council and assessor find a report only once it is verified", async () => {
    const entry = await begin();
    await expect(getReport(world.council, entry.id)).rejects.toThrow("404");
    await verifyProgress(world.staff, entry);
    const seen = await getReport(world.council, entry.id);
    expect([seen.report.status, seen.history]).toEqual(["VERIFIED", null]);
    expect((await getReport(world.waste.officer, entry.id)).history).toHaveLength(2);
  });
});

describe("corrections", () => {
  test("a correction is a new revision that supersedes the old one, which stays readable", async () => {
    const first = await begin();
    await publish(first);
    const revised = await reviseProgress(world.waste.officer, first.id, "Salah hitung unit");
    if (!revised.ok) throw new Error("refused");
    await saveProgress(world.waste.officer, revised.value, { fields: fields({ physicalPercent: "35" }), submit: true });
    await publish({ id: revised.value.id, version: revised.value.version + 1 });
    const rows = await db().progressReport.findMany({ where: { period: first.period }, orderBy: { revision: "asc" } });
    expect(rows.map((row) => [row.revision, row.physicalPercent?.toFixed(), row.supersededAt !== null])).toEqual([
      [1, "40", true],
      [2, "35", false],
    ]);
    expect(rows[1]?.revisionReason).toBe("Salah hitung unit");
  });

  test("two corrections of the same report at once: one is made, the other is shown it", async () => {
    const first = await begin();
    await publish(first);
    const results = await Promise.all([
      reviseProgress(world.waste.officer, first.id, "alasan satu"),
      reviseProgress(world.staff, first.id, "alasan dua"),
    ]);
    expect(results.map(code).sort()).toEqual(["ALREADY_OPEN", "ok"]);
  });
});

describe("the database itself", () => {
  test("refuses to change or delete what was published, to mark verifier = submitter, and a broken revision", async () => {
    const entry = await begin();
    await publish(entry);
    await expect(
      db().progressReport.update({ where: { id: entry.id }, data: { physicalPercent: 99 } }),
    ).rejects.toThrow(/never changed/);
    await expect(ownerDb().progressReport.delete({ where: { id: entry.id } })).rejects.toThrow(/never deleted/);
    const open = await begin();
    await expect(
      db().progressReport.update({
        where: { id: open.id },
        data: { status: "VERIFIED", verifiedById: world.waste.officer.id, verifiedAt: new Date() },
      }),
    ).rejects.toThrow(/verifier_entered_nothing/);
    await expect(
      db().progressReport.create({
        data: {
          programmeId: world.waste.programme.id,
          period: nextPeriod(),
          revision: 2,
          revisionReason: "x",
          supersedesId: entry.id,
          createdById: world.staff.id,
          enteredByIds: [world.staff.id],
        },
      }),
    ).rejects.toThrow(/revision/);
    await expect(
      db().progressReport.create({
        data: { programmeId: world.waste.programme.id, period: "2024-13", createdById: world.staff.id },
      }),
    ).rejects.toThrow(/well formed/);
  });

  test("keeps the audit log append-only, also against plain SQL", async () => {
    const entry = await begin(false);
    const [event] = await eventsOf(entry.id);
    await expect(ownerDb().$executeRaw`UPDATE audit_events SET action = 'x' WHERE id = ${event?.id}`).rejects.toThrow(
      /append-only/,
    );
    await expect(ownerDb().$executeRaw`DELETE FROM audit_events`).rejects.toThrow(/append-only/);
    await expect(ownerDb().$executeRaw`TRUNCATE audit_events CASCADE`).rejects.toThrow(/append-only/);
  });
});
