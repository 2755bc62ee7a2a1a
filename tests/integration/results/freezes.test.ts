import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as frozenAnswer } from "@/app/api/v1/rounds/[slug]/frozen/route";
import { recordItemScore } from "@/lib/evaluation/council-scores/mutations";
import { createRound } from "@/lib/evaluation/rounds/mutations";
import { db } from "@/lib/platform/db/client";
import { publishRound } from "@/lib/results/freezes/mutations";
import { findFrozenRound } from "@/lib/results/freezes/published";
import { findInternalFreeze } from "@/lib/results/freezes/queries";
import {
  confirmOfficialResult,
  correctOfficialResult,
  saveOfficialResult,
} from "@/lib/results/official-results/mutations";
import type { Letter } from "@/lib/results/official-results/schemas";
import { ownerDb } from "../../support/database";
import { makeQuestionnaire, makeWorld, type World } from "../../support/fixtures";

let world: World;
const SLUG = "2023-1";
const LETTER: Letter = {
  letterNumber: "B-1/2023",
  letterDate: "2023-12-05",
  content: {
    final: "3.31",
    sections: { OUTPUT: "3.00", IMPACT: "3.50" },
    pillars: { ENVIRONMENT: "3.50" },
    ranks: [{ scope: "NATIONAL", rank: 22, outOf: null }],
    recommendations: [{ text: "Perluas bank sampah", pillar: "ENVIRONMENT", agency: "DLHKP", dueOn: "2024-05-31" }],
  },
};

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);
const round = () => db().evaluationRound.findUniqueOrThrow({ where: { slug: SLUG } });
const publish = async (who = world.staff) => publishRound(who, { slug: SLUG, version: (await round()).version });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
test("an address that no round can have is answered, not asked of the database", async () => {
  const request = new Request("http://localhost:3000/api/v1/rounds/%00/frozen");
  expect((await frozenAnswer(request, { params: Promise.resolve({ slug: "\u0000" }) })).status).toBe(404);
});

const download = async (query = "") => {
  const request = new Request(`http://localhost:3000/api/v1/rounds/${SLUG}/frozen${query}`);
  return (await frozenAnswer(request, { params: Promise.resolve({ slug: SLUG }) })).text();
};

async function confirmLetter(letter: Letter) {
  const newest = await db().officialResult.findFirst({
    where: { round: { slug: SLUG }, status: "DRAFT" },
    select: { id: true, version: true },
  });
  const saved = await saveOfficialResult(world.staff, SLUG, newest, { letter, submit: true });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return confirmOfficialResult(world.admin, saved.value);
}

beforeAll(async () => {
  world = await makeWorld();
  await makeQuestionnaire(world.pillar.id);
  await createRound(world.staff, { year: 2023, stage: "1", instrumentCode: "uji-kuesioner" });
  const [answer] = await db().answer.findMany({ where: { round: { slug: SLUG } } });
  await db().evaluationRound.update({ where: { slug: SLUG }, data: { phase: "FILLING" } });
  const link = { answerId: answer?.id ?? null, addedById: world.staff.id };
  const exempt = { title: "Data pasien", url: "https://contoh.go.id/pasien", informationClass: "EXEMPT" as const };
  const open = { title: "Berita acara", url: "https://contoh.go.id/ba", informationClass: "ON_REQUEST" as const };
  await db().evidence.createMany({
    data: [
      { ...link, ...exempt },
      { ...link, ...open },
    ],
  });
  await db().evaluationRound.update({ where: { slug: SLUG }, data: { phase: "RESULT" } });
});

describe("closing a round", () => {
  test("needs a confirmed letter, and Diskominfo", async () => {
    expect(code(await publish())).toBe("WRONG_STATE");
    expect(code(await confirmLetter(LETTER))).toBe("ok");
    expect(code(await publish(world.council))).toBe("FORBIDDEN");
    expect(await findFrozenRound(SLUG)).toBeNull();
  });

  test("stores everything with its hash, and only once", async () => {
    const both = await Promise.all([publish(), publish()]);
    expect(both.map(code).sort()).toEqual(["WRONG_STATE", "ok"]);
    const frozen = await findFrozenRound(SLUG);
    expect(frozen?.sha256).toBe(sha256(frozen?.text ?? ""));
    expect(frozen?.document).toMatchObject({
      round: { final: { value: "3.31" }, phase: "PUBLISHED", letter: { number: "B-1/2023" }, ranks: [{ rank: 22 }] },
      instrument: { sections: [{ weight: "0.4" }, { weight: "0.6" }] },
      recommendations: [{ text: "Perluas bank sampah", dueOn: "2024-05-31", status: null }],
      questionnaire: [{ code: "OUT-01" }, { code: "IMP-01" }, { code: "IMP-02" }],
    });
    const internal = await findInternalFreeze(world.staff, SLUG);
    expect(sha256(internal?.internalText ?? "")).toBe(frozen?.document.internalSha256);
    expect(JSON.parse(internal?.internalText ?? "{}").answers).toHaveLength(3);
  });

  test("keeps the agencies' answers and the council's lane out of what the public reads", async () => {
    const text = await download();
    for (const word of ["enteredByIds", "returnReason", "officerId", "selfValue"]) expect(text).not.toContain(word);
    for (const word of ["Data pasien", "Berita acara", "contoh.go.id"]) expect(text).not.toContain(word);
    // The internal part holds nothing that is exempt; with an unverified answer in it, it is Diskominfo's alone.
    const internal = (await findInternalFreeze(world.staff, SLUG))?.internalText ?? "";
    expect(await findInternalFreeze(world.council, SLUG)).toBeNull();
    expect(internal).toContain("https://contoh.go.id/ba");
    for (const word of ["Data pasien", "contoh.go.id/pasien"]) expect(internal).not.toContain(word);
    expect(await findInternalFreeze(world.waste.officer, SLUG)).toBeNull();
    expect(await findInternalFreeze(world.assessor, SLUG)).toBeNull();
  });

  test("is refused any change by the database, to the application's role and to the owner of the tables", async () => {
    for (const sql of [
      `UPDATE round_freezes SET "publicText" = "publicText"`,
      "DELETE FROM round_freezes",
      "TRUNCATE round_freezes",
    ]) {
      await expect(db().$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/);
      await expect(ownerDb().$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
    }
  });

  test("gives the same bytes whatever becomes of the rows that it came from", async () => {
    const before = [await download(), await download("?format=csv")];
    await db().$executeRawUnsafe(`UPDATE recommendations SET "dueOn" = '2030-01-01'`);
    await expect(db().$executeRawUnsafe(`UPDATE recommendations SET text = 'diubah'`)).rejects.toThrow(/never changed/);
    await db().$executeRawUnsafe(`UPDATE programmes SET name = 'diubah', source = 'diubah'`);
    await db().$executeRawUnsafe(`UPDATE agencies SET name = 'diubah', "shortName" = 'diubah'`);
    await db().$executeRawUnsafe(`UPDATE pillars SET name = 'diubah'`);
    await db().$executeRawUnsafe(`UPDATE indicators SET "nameId" = 'diubah'`);
    await db().$executeRawUnsafe(`UPDATE users SET name = 'diubah'`);
    await db().indexTarget.create({ data: { year: 2023, value: "4", plan: "x", source: "x" } });
    expect([await download(), await download("?format=csv")]).toEqual(before);
    await expect(db().$executeRawUnsafe(`UPDATE answers SET score = 4`)).rejects.toThrow(/not open in phase PUBLISHED/);
    await expect(ownerDb().$executeRawUnsafe(`UPDATE scores SET value = 4`)).rejects.toThrow(/never changed/);
    await expect(db().$executeRawUnsafe(`UPDATE instrument_sections SET weight = 0.5`)).rejects.toThrow(/next version/);
  });

  test("takes a correction as a superseding version with its reason; the first stays as it was", async () => {
    const first = await download("?revision=1");
    expect(code(await correctOfficialResult(world.staff, SLUG, "Salah ketik pada surat"))).toBe("ok");
    const corrected = {
      ...LETTER.content,
      final: "3.30",
      ranks: [{ scope: "NATIONAL" as const, rank: 23, outOf: 100 }],
    };
    expect(code(await confirmLetter({ ...LETTER, letterNumber: "B-2/2024", content: corrected }))).toBe("ok");
    const frozen = await findFrozenRound(SLUG);
    expect(frozen).toMatchObject({
      revision: 2,
      reason: "Salah ketik pada surat",
      document: {
        round: {
          final: { value: "3.3", revision: 2 },
          letter: { number: "B-2/2024" },
          ranks: [{ rank: 23, outOf: 100 }],
          superseded: [{ target: "FINAL", value: "3.31" }],
        },
      },
    });
    expect(frozen?.versions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(await download("?revision=1")).toBe(first);
  });
});

test("a score that was on its way while the round was closed is refused, not written behind its document", async () => {
  await createRound(world.staff, { year: 2021, instrumentCode: "uji-kuesioner" });
  const where = { slug: "2021" };
  await db().evaluationRound.update({ where, data: { phase: "RESULT" } });
  const answer = await db().answer.findFirstOrThrow({ where: { round: where } });
  const given = { answerId: answer.id, value: "2.00", reason: "Bukti belum lengkap" };
  let onItsWay: ReturnType<typeof recordItemScore> | undefined;
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = '2021' FOR UPDATE`;
    onItsWay = recordItemScore(world.council, given);
    const waiting = () => tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
    while ((await waiting()).length === 0);
    await tx.evaluationRound.update({ where, data: { phase: "PUBLISHED", publishedAt: new Date() } });
  });
  expect(onItsWay && code(await onItsWay)).toBe("WRONG_STATE");
  expect(await db().score.count({ where: { round: where } })).toBe(0);
});
