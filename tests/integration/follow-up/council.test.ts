import { beforeAll, describe, expect, test } from "vitest";
import { recordPillarScore } from "@/lib/evaluation/council-scores/mutations";
import { getPillarReview, getReview } from "@/lib/evaluation/rounds/queries";
import { db } from "@/lib/platform/db/client";
import { ownerDb } from "../../support/database";
import { makeQuestionnaire, makeRound, makeWorld, type World } from "../../support/fixtures";

let world: World;
let sectionId = "";
beforeAll(async () => {
  world = await makeWorld();
  const last = await makeRound(world.pillar.id, { slug: "2022", year: 2022, phase: "PUBLISHED" });
  await makeRound(world.pillar.id);
  sectionId = last.instrument.sections[0]?.id ?? "";
  await db().score.create({
    data: {
      roundId: last.round.id,
      target: "PILLAR",
      pillarId: world.pillar.id,
      origin: "OFFICIAL",
      value: "2.75",
      source: "surat",
      publishedAt: new Date(),
    },
  });
});

type Given = Partial<{ value: string; supersedesId: string; roundSlug: string; pillarSlug: string }>;
const record = (who: World["council"], given: Given = {}) =>
  recordPillarScore(who, {
    roundSlug: "2024",
    pillarSlug: "smart-environment",
    value: "3.10",
    reason: "Cukup bukti",
    ...given,
  });
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);

describe("a council member's score", () => {
  test("stands beside another's and never over it; a change of mind is a new revision", async () => {
    expect(code(await record(world.council))).toBe("ok");
    expect(code(await record(world.secondCouncil, { value: "2.90" }))).toBe("ok");
    const own = (await getPillarReview(world.council, "smart-environment")).council.find((score) => score.own);
    expect(code(await record(world.council, { value: "3.20", supersedesId: own?.id }))).toBe("ok");
    const { council, pillar } = await getPillarReview(world.council, "smart-environment");
    expect(council.map((score) => [score.author, score.value, score.revision])).toEqual([
      ["council2", "2.9", 1],
      ["council", "3.2", 2],
    ]);
    expect(pillar.official).toMatchObject({ value: "2.75", round: "2022" });
  });

  test("a form from before one's own change is stale, and two first scores at once make one", async () => {
    expect(code(await record(world.council))).toBe("STALE");
    const third = await Promise.all([
      record(world.secondCouncil, { value: "1.00" }),
      record(world.secondCouncil, { value: "1.10" }),
    ]);
    expect(third.map(code)).toEqual(["STALE", "STALE"]);
  });

  test("lies on the instrument's scale", async () => {
    const own = (await getPillarReview(world.council, "smart-environment")).council.find((score) => score.own);
    expect(await record(world.council, { value: "4.01", supersedesId: own?.id })).toMatchObject({
      error: { code: "INVALID", fields: { value: ["scale:0:4"] } },
    });
  });

  test("is refused to everybody else, for a closed round and for a pillar outside the instrument", async () => {
    for (const who of [world.staff, world.admin, world.assessor, world.waste.officer])
      expect(code(await record(who))).toBe("FORBIDDEN");
    expect(code(await record(world.council, { roundSlug: "2022" }))).toBe("WRONG_STATE");
    expect(code(await record(world.council, { pillarSlug: "smart-mobility" }))).toBe("NOT_FOUND");
  });

  test("leaves an audit event with what was before", async () => {
    const events = await db().auditEvent.findMany({
      where: { action: "recordScore", actorId: world.council.id },
      orderBy: { id: "asc" },
    });
    expect(events).toHaveLength(2);
    expect(events[1]?.before).toMatchObject({ value: "3.1" });
  });
});

describe("who reads the review", () => {
  test("an agency and the guest assessor find nothing", async () => {
    for (const who of [world.waste.officer, world.assessor]) {
      await expect(getReview(who)).rejects.toThrow("404");
      await expect(getPillarReview(who, "smart-environment")).rejects.toThrow("404");
    }
  });
});

describe("the database itself", () => {
  test("refuses to change or delete a score, one off the scale, a section of another instrument, and a published council score", async () => {
    const round = await db().evaluationRound.findUniqueOrThrow({ where: { slug: "2024" } });
    await expect(ownerDb().$executeRaw`UPDATE scores SET value = 4`).rejects.toThrow(/never changed/);
    await expect(ownerDb().$executeRaw`DELETE FROM scores`).rejects.toThrow(/never changed or deleted/);
    const official = { roundId: round.id, origin: "OFFICIAL" as const, source: "surat" };
    await expect(db().score.create({ data: { ...official, target: "FINAL", value: "4.5" } })).rejects.toThrow(
      /outside/,
    );
    await expect(
      db().score.create({ data: { ...official, target: "SECTION", sectionId, value: "3" } }),
    ).rejects.toThrow(/not of the instrument/);
    await expect(
      db().score.create({
        data: {
          roundId: round.id,
          origin: "COUNCIL",
          target: "FINAL",
          value: "3",
          reason: "x",
          authorId: world.council.id,
          publishedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/only_official_published/);
  });

  test("closes a published round: nobody scores in it, and neither it nor its ranks change", async () => {
    const closed = await db().evaluationRound.findUniqueOrThrow({ where: { slug: "2022" } });
    const late = {
      roundId: closed.id,
      target: "PILLAR" as const,
      pillarId: world.pillar.id,
      origin: "COUNCIL" as const,
      value: "4",
      reason: "x",
      authorId: world.council.id,
    };
    await expect(db().score.create({ data: late })).rejects.toThrow(/closed/);
    await expect(
      db().evaluationRound.update({ where: { id: closed.id }, data: { letterNumber: "lain" } }),
    ).rejects.toThrow(/never changed/);
    await db().roundRank.create({ data: { roundId: closed.id, scope: "NATIONAL", rank: 22, source: "surat" } });
    await expect(ownerDb().$executeRaw`UPDATE round_ranks SET rank = 1`).rejects.toThrow(/never changed/);
    await expect(ownerDb().$executeRaw`DELETE FROM round_ranks`).rejects.toThrow(/never changed or deleted/);
  });

  test("asks a reason of every correction, an official one too", async () => {
    const first = await db().score.findFirstOrThrow({ where: { origin: "OFFICIAL", target: "PILLAR" } });
    const correction = {
      roundId: first.roundId,
      target: "PILLAR" as const,
      pillarId: first.pillarId,
      origin: "OFFICIAL" as const,
      value: "2.80",
      source: "ralat",
      revision: 2,
      supersedesId: first.id,
    };
    const correct = (reason: string) =>
      db().$transaction([
        db().score.update({ where: { id: first.id }, data: { supersededAt: new Date() } }),
        db().score.create({ data: { ...correction, reason } }),
      ]);
    await expect(correct("")).rejects.toThrow(/scores_revision/);
    await correct("Salah cetak pada surat");
  });

  test("holds one final score per round and origin", async () => {
    const round = await db().evaluationRound.findUniqueOrThrow({ where: { slug: "2024" } });
    const final = { roundId: round.id, target: "FINAL" as const, origin: "OFFICIAL" as const, source: "surat" };
    await db().score.create({ data: { ...final, value: "3.1" } });
    await expect(db().score.create({ data: { ...final, value: "3.2" } })).rejects.toThrow(/Unique constraint/);
  });

  test("refuses weights that do not add up to exactly 1, and an active instrument without sections", async () => {
    await expect(
      db().instrument.create({
        data: {
          code: "setengah",
          nameId: "x",
          nameEn: "x",
          comparabilityGroup: "x",
          scaleMin: 0,
          scaleMax: 4,
          sections: { create: [{ code: "A", order: 1, nameId: "A", nameEn: "A", weight: "0.5", source: "uji" }] },
        },
      }),
    ).rejects.toThrow(/add up/);
    await expect(
      db().instrument.create({
        data: {
          code: "kosong",
          nameId: "x",
          nameEn: "x",
          status: "ACTIVE",
          comparabilityGroup: "x",
          scaleMin: 0,
          scaleMax: 4,
        },
      }),
    ).rejects.toThrow(/no sections/);
    const { id } = await makeQuestionnaire(world.pillar.id, "uji-bobot");
    await db().$executeRaw`UPDATE instruments SET status = 'DRAFT' WHERE id = ${id}::uuid`;
    const weigh = (code: string, weight: number) =>
      db()
        .$executeRaw`UPDATE instrument_sections SET weight = ${weight} WHERE code = ${code} AND "instrumentId" = ${id}::uuid`;
    await db().$transaction([weigh("OUTPUT", 0.3), weigh("IMPACT", 0.7)]);
    await expect(weigh("IMPACT", 1.2)).rejects.toThrow(/instrument_sections_weight/);
  });
});
