import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/testimonies/route";
import { db } from "@/lib/platform/db/client";
import {
  createTestimony,
  publishTestimony,
  returnTestimony,
  saveTestimony,
  type TestimonyRef,
  withdrawTestimony,
} from "@/lib/voices/testimonies/mutations";
import { listPublishedTestimonies } from "@/lib/voices/testimonies/published";
import { getTestimony, listTestimonies } from "@/lib/voices/testimonies/queries";
import type { TestimonyFields } from "@/lib/voices/testimonies/schemas";
import { ownerDb } from "../../support/database";
import { makeUser, makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const NAME = "Siti Rahasia";
const TEXT = "Sampah saya sekarang jadi tabungan untuk sekolah anak.";
const fields = (given: Partial<TestimonyFields> = {}): TestimonyFields => ({
  text: TEXT,
  pseudonym: "Ibu S.",
  toldOn: "2026-10-01",
  personName: NAME,
  isMinor: false,
  guardianName: "",
  showName: false,
  purpose: "Situs transparansi",
  channel: "LETTER",
  givenOn: "2026-10-01",
  consented: "on",
  ...given,
});

async function handedIn(given: Partial<TestimonyFields> = {}): Promise<TestimonyRef> {
  const made = await createTestimony(world.waste.officer, "bank-sampah", { fields: fields(given), submit: true });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

async function published(given: Partial<TestimonyFields> = {}): Promise<TestimonyRef> {
  const made = await publishTestimony(world.staff, await handedIn(given));
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

const code = (result: { ok: true } | { ok: false; error: { code: string } }) => (result.ok ? "ok" : result.error.code);
const openData = async () =>
  (await GET(new Request("http://localhost/api/v1/testimonies?format=csv"), { params: Promise.resolve({}) })).text();

describe("the way to the public", () => {
  test("is open only after other eyes of Diskominfo checked it", async () => {
    const ref = await handedIn();
    expect((await listPublishedTestimonies()).total).toBe(0);
    expect(code(await publishTestimony(world.waste.officer, ref))).toBe("FORBIDDEN");
    expect(code(await publishTestimony(world.council, ref))).toBe("NOT_FOUND");
    expect(code(await publishTestimony(world.staff, ref))).toBe("ok");
    const { items } = await listPublishedTestimonies({ programmeSlug: "bank-sampah" });
    expect(items.map(({ name, text }) => [name, text])).toEqual([["Ibu S.", TEXT]]);
    expect(await openData()).not.toContain(NAME);
  });

  test("goes through a return with its reason, and nobody publishes what they entered", async () => {
    const ref = await handedIn();
    const back = await returnTestimony(world.staff, ref, "Hapus nama jalannya");
    if (!back.ok) throw new Error(back.error.code);
    const again = await saveTestimony(world.admin, back.value, {
      fields: fields({ pseudonym: "Ibu T." }),
      submit: true,
    });
    if (!again.ok) throw new Error(again.error.code);
    expect(code(await publishTestimony(world.admin, again.value))).toBe("OWN_WORK");
    await expect(
      db().testimony.update({
        where: { id: ref.id },
        data: { status: "PUBLISHED", publishedAt: new Date(), publishedById: world.admin.id },
      }),
    ).rejects.toThrow(/testimonies_other_eyes/);
    expect(code(await publishTestimony(world.staff, again.value))).toBe("ok");
  });

  test("shows the name only where the person asked for it", async () => {
    await published({ personName: "Budi Terang", showName: true, pseudonym: "Budi Terang" });
    const { items } = await listPublishedTestimonies();
    expect(items.map(({ name }) => name)).toContain("Budi Terang");
    expect(items.map(({ name }) => name)).not.toContain(NAME);
  });

  test("a stale form overwrites nothing and is shown what is saved", async () => {
    const ref = await handedIn();
    await returnTestimony(world.staff, ref, "Perbaiki");
    const stale = await saveTestimony(world.waste.officer, ref, {
      fields: fields({ text: `${TEXT} Lagi.` }),
      submit: true,
    });
    expect(stale).toMatchObject({ ok: false, error: { code: "STALE", current: { text: TEXT } } });
  });
});

describe("whose it is", () => {
  test("another agency neither finds, changes nor withdraws it", async () => {
    const ref = await handedIn();
    const other = world.health.officer;
    await expect(getTestimony(other, ref.id)).rejects.toThrow();
    expect(code(await saveTestimony(other, ref, { fields: fields(), submit: false }))).toBe("NOT_FOUND");
    expect(code(await withdrawTestimony(other, ref.id))).toBe("NOT_FOUND");
    expect((await listTestimonies(other)).total).toBe(0);
    expect(code(await createTestimony(other, "bank-sampah", { fields: fields(), submit: false }))).toBe("NOT_FOUND");
  });

  test("council and assessor have no way in", async () => {
    for (const person of [world.council, world.assessor]) await expect(listTestimonies(person)).rejects.toThrow();
  });
});

describe("what the database itself refuses", () => {
  test("a testimony without a consent, of no Quick Win, or of a child without a guardian", async () => {
    const data = { pseudonym: "X", text: "X", toldOn: new Date(), enteredByIds: [world.staff.id] };
    await expect(db().testimony.create({ data: { ...data, programmeId: world.waste.programme.id } })).rejects.toThrow(
      /rests on a consent/,
    );
    const plain = await db().programme.create({
      data: {
        slug: "biasa",
        name: "Biasa",
        pillarId: world.pillar.id,
        agencyId: world.waste.agency.id,
        descriptionId: "x",
        descriptionEn: "x",
        source: "uji",
      },
    });
    await expect(db().testimony.create({ data: { ...data, programmeId: plain.id } })).rejects.toThrow(/Quick Win/);
    await expect(handedIn({ isMinor: true })).rejects.toThrow(/guardian/);
    await expect(handedIn({ isMinor: true, guardianName: "Wali", showName: true })).rejects.toThrow(/consents_minor/);
  });
});

describe("a withdrawal", () => {
  test("empties the text, takes the consent, leaves every public surface at once and cannot be undone", async () => {
    const other = await makeUser("STAFF", "staf-lain");
    const ref = await published({
      text: `${TEXT} Unik sekali.`,
      personName: "Nama Yang Pergi",
      pseudonym: "Ibu Pergi",
    });
    expect(await openData()).toContain("Ibu Pergi");
    expect(code(await withdrawTestimony(other, ref.id))).toBe("ok");
    expect(await openData()).not.toContain("Ibu Pergi");
    expect((await listPublishedTestimonies()).items.map(({ id }) => id)).not.toContain(ref.id);
    const row = await db().testimony.findUniqueOrThrow({ where: { id: ref.id }, include: { consent: true } });
    expect([row.text, row.pseudonym, row.consent]).toEqual(["", "", null]);
    await expect(
      db().consent.create({
        data: {
          testimonyId: ref.id,
          personName: "Kembali",
          purpose: "x",
          channel: "FORM",
          givenOn: new Date(),
          recordedById: other.id,
        },
      }),
    ).rejects.toThrow(/nothing else comes back/);
    expect((await getTestimony(world.staff, ref.id)).consent).toBeNull();
    expect([row.status, row.withdrawnById]).toEqual(["WITHDRAWN", other.id]);
    expect(code(await withdrawTestimony(other, ref.id))).toBe("WRONG_STATE");
    await expect(
      db().testimony.update({ where: { id: ref.id }, data: { status: "DRAFT", text: "lagi", pseudonym: "lagi" } }),
    ).rejects.toThrow(/nothing else comes back/);
    await expect(ownerDb().testimony.delete({ where: { id: ref.id } })).rejects.toThrow(/the fact stays/);
  });

  test("leaves no word and no name in the audit log", async () => {
    const events = await db().auditEvent.findMany({ where: { entity: "testimony" } });
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["submit", "publishTestimony", "withdraw"]),
    );
    const told = JSON.stringify(events.map(({ before, after }) => [before, after]));
    for (const secret of [TEXT, NAME, "Ibu Pergi", "Nama Yang Pergi"]) expect(told).not.toContain(secret);
  });

  test("is stronger than a publication on its way", async () => {
    const ref = await handedIn({ pseudonym: "Bersamaan" });
    const results = await Promise.all([withdrawTestimony(world.staff, ref.id), publishTestimony(world.staff, ref)]);
    const last = code(results[0] ?? { ok: true });
    expect(last).toBe("ok");
    const row = await db().testimony.findUniqueOrThrow({ where: { id: ref.id } });
    expect([row.status, row.text]).toEqual(["WITHDRAWN", ""]);
  });
});
