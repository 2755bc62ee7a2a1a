import { beforeAll, describe, expect, test } from "vitest";
import { markCopied } from "@/lib/evaluation/copy-sheets/mutations";
import { getCopySheet } from "@/lib/evaluation/copy-sheets/queries";
import { db } from "@/lib/platform/db/client";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
let answerId = "";

beforeAll(async () => {
  world = await makeWorld();
  const instrument = await db().instrument.create({
    data: {
      code: "salin",
      nameId: "x",
      nameEn: "x",
      comparabilityGroup: "x",
      scaleMin: 0,
      scaleMax: 4,
      status: "ACTIVE",
      sections: {
        create: [{ code: "OUTPUT", order: 1, nameId: "Output", nameEn: "Output", weight: 1, source: "uji" }],
      },
    },
    include: { sections: true },
  });
  const own = { instrumentId: instrument.id, sectionId: instrument.sections[0]?.id ?? "", maximum: 4, textId: "?" };
  const items = await db().questionnaireItem.createManyAndReturn({
    data: [
      { ...own, code: "A", order: 1, formOrder: 2, formNumber: "2.1" },
      { ...own, code: "B", order: 2, formOrder: 1, formNumber: "1.4" },
      { ...own, code: "C", order: 3 },
    ],
  });
  const round = await db().evaluationRound.create({
    data: { slug: "2026", year: 2026, phase: "FILLING", instrumentId: instrument.id },
  });
  const answer = await db().answer.create({
    data: {
      roundId: round.id,
      itemId: items[0]?.id ?? "",
      score: "3.5",
      reason: "Sudah",
      enteredByIds: [world.waste.officer.id],
    },
  });
  answerId = answer.id;
});

describe("the copy sheet", () => {
  test("lists every item in the ministry's order and numbering; one without an answer has none, not 0", async () => {
    const { rows, total, copied } = await getCopySheet(world.staff, "2026");
    expect(rows.map(({ number, answer }) => [number, answer?.score ?? null])).toEqual([
      ["1.4", null],
      ["2.1", "3.5"],
      ["C", null],
    ]);
    expect([copied, total]).toEqual([0, 3]);
  });

  test("is Diskominfo's alone", async () => {
    for (const who of [world.waste.officer, world.council, world.assessor]) {
      await expect(getCopySheet(who, "2026")).rejects.toThrow("404");
      expect(await markCopied(who, "2026", answerId, true)).toMatchObject({ error: { code: "FORBIDDEN" } });
    }
  });

  test("keeps who ticked first and when, disturbs nobody who writes the answer, and takes a tick back", async () => {
    expect(await markCopied(world.staff, "2026", answerId, true)).toEqual({ ok: true, value: { code: "A" } });
    expect((await markCopied(world.admin, "2026", answerId, true)).ok).toBe(true);
    const sheet = await getCopySheet(world.admin, "2026");
    expect(sheet.copied).toBe(1);
    expect(sheet.rows[1]?.answer).toMatchObject({ copiedBy: "staff" });
    expect((await db().answer.findUniqueOrThrow({ where: { id: answerId } })).version).toBe(1);
    expect((await markCopied(world.admin, "2026", answerId, false)).ok).toBe(true);
    expect((await getCopySheet(world.admin, "2026")).copied).toBe(0);
    expect(await markCopied(world.admin, "2025", answerId, true)).toMatchObject({ error: { code: "NOT_FOUND" } });
    const events = await db().auditEvent.findMany({ where: { entityId: answerId }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["markCopied", "unmarkCopied"]);
  });

  test("is read only once the round is published", async () => {
    await db().evaluationRound.update({
      where: { slug: "2026" },
      data: { phase: "PUBLISHED", publishedAt: new Date() },
    });
    expect((await getCopySheet(world.staff, "2026")).mayTick).toBe(false);
    expect(await markCopied(world.staff, "2026", answerId, true)).toMatchObject({ error: { code: "WRONG_STATE" } });
  });
});
