import { beforeAll, describe, expect, test } from "vitest";
import { addLink } from "@/lib/evidence/evidence/mutations";
import { createAction } from "@/lib/follow-up/actions/mutations";
import {
  confirmRecommendation,
  returnRecommendation,
  submitRecommendation,
  verifyRecommendation,
} from "@/lib/follow-up/recommendations/mutations";
import { getStageOneSheet } from "@/lib/follow-up/stage-one-sheets/queries";
import { db } from "@/lib/platform/db/client";
import type { Recommendation } from "@/lib/platform/db/generated/client";
import type { InformationClass, RecommendationStatus } from "@/lib/platform/db/generated/enums";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive, submit, unchecked } from "../../support/follow-up";
import { resultOf } from "../../support/results";
import { COMING } from "../../support/years";

let world: World;
let livingId: string;
beforeAll(async () => {
  world = await makeWorld();
  const pillar = { code: "LIVING", slug: "smart-living", order: 4, name: "Smart Living", focusId: "x", focusEn: "x" };
  livingId = (await db().pillar.create({ data: pillar })).id;
  const rounds = Object.fromEntries(
    await Promise.all(
      ["2020", "2022-1", "2022-2", "2023", "2024", "2026"].map(async (slug) => [slug, (await makeYear(slug)).id]),
    ),
  ) as Record<string, string>;
  const add = async (slug: string, order: number, status: RecommendationStatus, given: object = {}) =>
    bring(await receive(world, rounds[slug] ?? "", { order, pillarId: world.pillar.id, ...given }), status);
  const health = { leadAgencyId: world.health.agency.id };
  await add("2020", 1, "DONE");
  await add("2022-2", 1, "NOT_STARTED", { ...health, pillarId: livingId });
  await add("2022-1", 2, "NOT_FEASIBLE", health);
  await add("2022-1", 1, "DONE");
  await add("2022-1", 3, "IN_PROGRESS", { pillarId: null });
});

/** By the steps alone, which earn the word. */
async function bring(row: Recommendation, status: RecommendationStatus): Promise<void> {
  if (status === "NOT_STARTED") return;
  const isHealth = row.leadAgencyId === world.health.agency.id;
  const given = await assign(world, row, { leadCode: isHealth ? "DINKES" : "DLHKP" });
  const who = isHealth ? world.health.officer : world.waste.officer;
  if (status === "IN_PROGRESS") {
    const action = { text: "Menyusun rancangan", agencyCode: isHealth ? "DINKES" : "DLHKP", dueOn: `${COMING}-01-31` };
    resultOf(await createAction(who, given.id, action));
    return;
  }
  const proof = { title: "Bukti", url: "https://contoh.test/x", informationClass: "EXEMPT" as const };
  resultOf(await addLink(who, { kind: "recommendation", id: given.id }, proof));
  const done = {
    closesAs: status,
    resultText: RESULT,
    legalReason: status === "DONE" ? "" : "Kewenangan pemerintah pusat.",
  };
  const handedIn = resultOf(await submitRecommendation(who, given, done));
  const verified = resultOf(await verifyRecommendation(world.staff, handedIn, unchecked("Sudah diperiksa")));
  resultOf(await confirmRecommendation(world.council, verified, "Disahkan dalam rapat"));
}

const sheet = (slug: string, who = world.staff) => getStageOneSheet(who, slug);
const rowsOf = async (slug: string) => (await sheet(slug)).items.map(({ round, order }) => `${round}/${order}`);
const RESULT = "Peraturan sudah terbit dan berlaku.";
const PUBLISHED = { source: "uji", publishedAt: new Date() };
const NONE = { DONE: 0, IN_PROGRESS: 0, NOT_STARTED: 0, NOT_FEASIBLE: 0 };

describe("what it holds", () => {
  test("the newest earlier year that has recommendations, both stages of it, also where years were skipped", async () => {
    const both = ["2022-1/1", "2022-1/2", "2022-1/3", "2022-2/1"];
    expect(await rowsOf("2023")).toEqual(both);
    expect(await rowsOf("2024")).toEqual(both);
    expect((await sheet("2024")).year).toBe(2022);
    expect(await rowsOf("2022-1")).toEqual(["2020/1"]);
    expect(await rowsOf("2022-2")).toEqual(["2020/1"]);
  });

  test("nothing, and no percentage, where no earlier round recommended anything", async () => {
    const empty = { total: 0, byStatus: NONE, unverified: 0, followedUp: null, asAsked: null };
    expect(await sheet("2020")).toEqual({ year: null, items: [], whole: empty, agencies: [], pillars: [] });
  });
});

describe("how far it was followed up", () => {
  test("the four statuses with their percentage, as a whole, per agency and per pillar", async () => {
    const { whole, agencies, pillars } = await sheet("2023");
    expect(whole).toEqual({
      total: 4,
      unverified: 0,
      followedUp: "50",
      asAsked: "25",
      byStatus: { DONE: 1, IN_PROGRESS: 1, NOT_STARTED: 1, NOT_FEASIBLE: 1 },
    });
    const half = (byStatus: object, asAsked: string) => ({
      total: 2,
      unverified: 0,
      followedUp: "50",
      asAsked,
      byStatus: { ...NONE, ...byStatus },
    });
    expect(agencies).toEqual([
      { code: "DINKES", name: "DINKES", summary: half({ NOT_STARTED: 1, NOT_FEASIBLE: 1 }, "0") },
      { code: "DLHKP", name: "DLHKP", summary: half({ DONE: 1, IN_PROGRESS: 1 }, "50") },
    ]);
    // What belongs to no pillar stands last, under no name.
    expect(pillars.map(({ code, summary }) => [code, summary.total, summary.followedUp])).toEqual([
      ["ENVIRONMENT", 2, "100"],
      ["LIVING", 1, "0"],
      ["", 1, "0"],
    ]);
  });

  test("it is where it stands now, not where it stood when the public was told", async () => {
    const round = await makeYear("2028");
    await makeYear("2029");
    const row = await receive(world, round.id);
    await db().recommendationReport.create({
      data: { recommendationId: row.id, status: "NOT_FEASIBLE", source: "uji", publishedAt: new Date() },
    });
    expect((await sheet("2029")).whole).toMatchObject({ followedUp: "0", byStatus: { NOT_STARTED: 1 } });
    await assign(world, row);
    expect((await sheet("2029")).whole).toMatchObject({ followedUp: "0", byStatus: { NOT_STARTED: 1 } });
  });

  test("what only a source reports earns none of the four words, and is told as reported", async () => {
    const round = await makeYear("2018");
    await makeYear("2019");
    const row = await receive(world, round.id, { shipped: true, publishedAt: new Date() });
    await db().recommendationReport.create({
      data: { recommendationId: row.id, status: "DONE", text: "Perwali telah terbit", shipped: true, ...PUBLISHED },
    });
    const { whole, items } = await sheet("2019");
    expect(whole).toMatchObject({ total: 1, unverified: 1, followedUp: "0", asAsked: "0", byStatus: NONE });
    expect(items).toMatchObject([
      { status: null, answer: "Dilaporkan oleh sumber, belum diverifikasi di sini: Perwali telah terbit" },
    ]);
    await assign(world, row);
    expect((await sheet("2019")).whole).toMatchObject({ unverified: 0, byStatus: { NOT_STARTED: 1 } });
  });
});

describe("evidence and answers", () => {
  test("evidence of a recommendation and of its actions stands there, but nothing kept back or taken back", async () => {
    const round = await makeYear("2032");
    await makeYear("2033");
    const row = await receive(world, round.id);
    await assign(world, row);
    const command = { text: "Menyusun kajian", agencyCode: "DINKES", dueOn: `${COMING + 4}-01-01` };
    const action = resultOf(await createAction(world.staff, row.id, command));
    const own = { recommendationId: row.id };
    const of = { followUpActionId: action.id };
    const add = (title: string, owner: object, informationClass: InformationClass, removed = false) =>
      db().evidence.create({
        data: {
          title,
          ...owner,
          informationClass,
          url: "https://contoh.test/x",
          addedById: world.waste.officer.id,
          ...(removed ? { removedById: world.staff.id, removedAt: new Date() } : {}),
        },
      });
    await add("Berkala", own, "PERIODIC");
    await add("Setiap saat", of, "ON_REQUEST");
    for (const owner of [own, of]) {
      await add("Dikecualikan", owner, "EXEMPT");
      await add("Ditarik", owner, "PERIODIC", true);
    }
    const [item] = (await sheet("2033", world.council)).items;
    expect(item?.evidence.map(({ title }) => title)).toEqual(["Berkala", "Setiap saat"]);
  });

  test("the answer is what was handed in and checked, else what the public was told last, never an unpublished report", async () => {
    const round = await makeYear("2035");
    await makeYear("2036");
    const report = (recommendationId: string, text: string, day: string, isPublished: boolean) =>
      db().recommendationReport.create({
        data: {
          recommendationId,
          text,
          status: "IN_PROGRESS",
          source: "uji",
          createdAt: new Date(day),
          publishedAt: isPublished ? new Date(day) : null,
        },
      });
    const told = await receive(world, round.id, { order: 1 });
    await report(told.id, "Lama", "2035-01-01", true);
    await report(told.id, "Baru", "2035-02-01", true);
    await report(told.id, "Belum terbit", "2035-03-01", false);
    const checked = await submit(world, await assign(world, await receive(world, round.id, { order: 2 })));
    await report(checked.id, "Sebelumnya", "2035-01-01", true);
    resultOf(await verifyRecommendation(world.staff, checked, unchecked("Salinan sudah diperiksa")));
    await receive(world, round.id, { order: 3 });
    expect((await sheet("2036")).items.map(({ answer }) => answer)).toEqual(["Baru", RESULT, ""]);
  });

  test("what was handed in and nobody checked, or what was sent back, is not told to the assessors", async () => {
    const round = await makeYear("2038");
    await makeYear("2039");
    const handedIn = await submit(world, await assign(world, await receive(world, round.id)));
    const answers = async () => (await sheet("2039")).items.map(({ answer, legalReason }) => [answer, legalReason]);
    expect(await answers()).toEqual([["", ""]]);
    resultOf(await returnRecommendation(world.staff, handedIn, "Lampirkan salinan"));
    expect(await answers()).toEqual([["", ""]]);
    await db().recommendationReport.create({
      data: { recommendationId: handedIn.id, text: "Sedang disusun.", status: "IN_PROGRESS", ...PUBLISHED },
    });
    expect(await answers()).toEqual([["Sedang disusun.", ""]]);
  });

  test("what lawfully cannot be done stands there with its reason, once it was checked", async () => {
    const round = await makeYear("2041");
    await makeYear("2042");
    const ref = await assign(world, await receive(world, round.id));
    const legalReason = "Kewenangan provinsi menurut undang-undang.";
    const evidence = { title: "Surat", url: "https://contoh.test/x", informationClass: "PERIODIC" as const };
    resultOf(await addLink(world.waste.officer, { kind: "recommendation", id: ref.id }, evidence));
    const command = { closesAs: "NOT_FEASIBLE" as const, resultText: "Sudah dikaji bersama provinsi.", legalReason };
    let step = resultOf(await submitRecommendation(world.waste.officer, ref, command));
    const reasons = async () => (await sheet("2042")).items.map((item) => item.legalReason);
    expect(await reasons()).toEqual([""]);
    step = resultOf(await verifyRecommendation(world.staff, step, unchecked("Suratnya sudah diperiksa")));
    expect(await reasons()).toEqual([legalReason]);
    resultOf(await confirmRecommendation(world.council, step, "Disetujui rapat"));
    expect((await sheet("2042")).items).toMatchObject([{ status: "NOT_FEASIBLE", legalReason }]);
  });
});

describe("who reads it", () => {
  test("Diskominfo and the council; to agencies and guests it does not exist, nor does a sheet of no round", async () => {
    for (const who of [world.admin, world.staff, world.council]) expect((await sheet("2023", who)).whole.total).toBe(4);
    for (const who of [world.waste.officer, world.health.officer, world.assessor])
      await expect(sheet("2023", who)).rejects.toThrow();
    await expect(sheet("1999")).rejects.toThrow();
  });
});
