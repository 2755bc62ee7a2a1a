import { beforeAll, describe, expect, test } from "vitest";
import { createValue, returnValue } from "@/lib/city/indicators/mutations";
import { createProgress, returnProgress } from "@/lib/city/programmes/mutations";
import { returnAnswer } from "@/lib/evaluation/answers/mutations";
import { createAction, moveAction, updateAction } from "@/lib/follow-up/actions/mutations";
import {
  changeDueDate,
  confirmRecommendation,
  type RecommendationRef,
  reportRecommendation,
  returnRecommendation,
  sendBackRecommendation,
  verifyRecommendation,
} from "@/lib/follow-up/recommendations/mutations";
import { getBoard, getRecommendation, listRecommendations } from "@/lib/follow-up/recommendations/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import {
  answerQuestion,
  askQuestion,
  letQuestionThrough,
  returnAnswerOfQuestion,
} from "@/lib/voices/public-questions/mutations";
import { listDelays, listHolders, NAMED_IN_MESSAGE, NOBODY, PAGE_SIZE } from "@/lib/work/delays/queries";
import { listTasks, listWaiting } from "@/lib/work/tasks/queries";
import { answer, makeAssessedRound } from "../../support/assessed-round";
import { makeUser, makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive, submit, unchecked } from "../../support/follow-up";
import { resultOf } from "../../support/results";
import { COMING } from "../../support/years";

let world: World;
let roundId: string;
beforeAll(async () => {
  world = await makeWorld();
  roundId = (await makeYear("2024")).id;
});

// Due on 5 May of a year to come: the last second of that day in WIB, and the first of the next.
const DUE = `${COMING}-05-05`;
const IN_TIME = new Date(`${COMING}-05-05T16:59:59.999Z`);
const LATE = new Date(`${COMING}-05-05T17:00:00Z`);

const given = async (more: Parameters<typeof assign>[2] = {}) =>
  assign(world, await receive(world, roundId), { dueOn: DUE, ...more });
const ACTION = { text: "Menyusun kajian", agencyCode: "DINKES", dueOn: DUE };

/** All pages of what somebody sees. */
async function delays(who: Actor, now: Date, agencyCode?: string) {
  const { pages } = await listDelays(who, { agencyCode }, now);
  const all = Array.from({ length: pages }, (_, index) => listDelays(who, { agencyCode, page: index + 1 }, now));
  return (await Promise.all(all)).flatMap(({ items }) => items);
}
const delayOf = async ({ id }: { id: string }, now: Date, who: Actor = world.staff) =>
  (await delays(who, now)).find((one) => one.id === id);
const taskOf = async (who: Actor, { id }: { id: string }, now = LATE) =>
  (await listTasks(who, now)).find((one) => one.id === id);

describe("late without anyone pressing", () => {
  test("a recommendation, from 00:00 WIB of the next day, in the tasks, on the delays, the board and the list", async () => {
    const ref = await given();
    const before = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    const seen = async (now: Date) => ({
      task: (await listTasks(world.waste.officer, now)).find(({ id }) => id === ref.id)?.late,
      delay: (await delayOf(ref, now)) !== undefined,
      page: (await getRecommendation(world.staff, ref.id, now)).overdue,
      list: (await listRecommendations(world.staff, { terlambat: "1" }, now)).items.some(({ id }) => id === ref.id),
      board: (await getBoard(world.staff, {}, now)).reduce((sum, { overdue }) => sum + overdue, 0),
      card: (await getBoard(world.staff, {}, now)).flatMap(({ items }) => items).find(({ id }) => id === ref.id)
        ?.overdue,
    });
    const no = { task: false, delay: false, page: false, list: false, board: 0, card: false };
    expect(await seen(IN_TIME)).toEqual(no);
    expect(await seen(LATE)).toEqual({
      task: true,
      delay: true,
      page: true,
      list: true,
      board: 1,
      card: true,
    });
    expect(await seen(IN_TIME)).toEqual(no);
    expect(await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } })).toEqual(before);
  });

  test("an action, held by its own agency, until it is done", async () => {
    const ref = await given({ dueOn: `${COMING + 5}-01-01` });
    const action = resultOf(await createAction(world.waste.officer, ref.id, ACTION));
    expect(await delayOf(action, IN_TIME)).toBeUndefined();
    expect(await delayOf(action, LATE)).toMatchObject({ kind: "action", agencyCode: "DINKES", reason: "missing" });
    expect([
      (await taskOf(world.health.officer, action, IN_TIME))?.late,
      (await taskOf(world.health.officer, action))?.late,
    ]).toEqual([...[false, true]]);
    expect(await taskOf(world.waste.officer, action)).toBeUndefined();
    resultOf(await updateAction(world.health.officer, action, { percent: 100, note: "Sudah selesai" }));
    expect([await delayOf(action, LATE), await taskOf(world.health.officer, action)]).toEqual([undefined, undefined]);
  });

  test("it is held since the first moment of the day after, and another due date ends it", async () => {
    const ref = await given();
    const item = await delayOf(ref, new Date(`${COMING}-05-20T00:00:00Z`));
    expect(item?.since).toEqual(LATE);
    expect(item?.dueOn?.toISOString().slice(0, 10)).toBe(DUE);
    resultOf(await changeDueDate(world.staff, ref, { dueOn: `${COMING}-06-30`, note: "Menunggu DPRD" }));
    expect(await delayOf(ref, LATE)).toBeUndefined();
    const action = resultOf(await createAction(world.staff, ref.id, ACTION));
    resultOf(await moveAction(world.staff, action, { dueOn: `${COMING}-06-30`, note: "Menunggu DPRD" }));
    expect(await delayOf(action, LATE)).toBeUndefined();
  });
});

describe("who holds it in each state", () => {
  const holder = async (ref: { id: string }, now = LATE) => {
    const item = await delayOf(ref, now);
    return item && [item.agencyCode, item.officer, item.reason === "returned"];
  };

  test("nobody's yet: the data steward; given out: the leading agency and its officer", async () => {
    const row = await receive(world, roundId, { dueOn: new Date(`${DUE}T00:00:00Z`) });
    expect(await holder(row)).toEqual(["DISKOMINFO", null, false]);
    await assign(world, row, { dueOn: DUE, officerId: world.waste.officer.id });
    expect(await holder(row)).toEqual(["DLHKP", world.waste.officer.name, false]);
    resultOf(await createAction(world.staff, row.id, { ...ACTION, dueOn: `${COMING + 5}-01-01` }));
    expect(await holder(row)).toEqual(["DLHKP", world.waste.officer.name, false]);
  });

  test("handed in: who verifies, the steward or the agency in its place, and no officer of the lead", async () => {
    const officerId = world.waste.officer.id;
    expect(await holder(await submit(world, await given({ officerId })))).toEqual(["DISKOMINFO", null, false]);
    const other = await given({ officerId, supportCodes: ["DISKOMINFO"], verifierCode: "DINKES" });
    expect(await holder(await submit(world, other))).toEqual(["DINKES", null, false]);
  });

  test("returned: the leading agency, also before the due date, with the reason, since the return", async () => {
    const back = async (ref: RecommendationRef) => (await delayOf(ref, IN_TIME))?.since.getTime();
    const returnedAt = async ({ id }: RecommendationRef) =>
      (
        await db().recommendationEvent.findFirstOrThrow({
          where: { recommendationId: id, kind: { in: ["RETURNED", "COUNCIL_RETURNED"] } },
          orderBy: { at: "desc" },
        })
      ).at.getTime();
    const ref = resultOf(
      await returnRecommendation(world.staff, await submit(world, await given()), "Lampirkan salinan"),
    );
    expect(await delayOf(ref, IN_TIME)).toMatchObject({
      agencyCode: "DLHKP",
      reason: "returned",
      returnReason: "Lampirkan salinan",
    });
    expect(await back(ref)).toBe(await returnedAt(ref));
    const again = resultOf(await verifyRecommendation(world.staff, await submit(world, ref), unchecked("Salinan ada")));
    const council = resultOf(await sendBackRecommendation(world.council, again, "Nomornya belum ada"));
    expect(await delayOf(council, IN_TIME)).toMatchObject({ reason: "returned", returnReason: "Nomornya belum ada" });
    expect(await back(council)).toBe(await returnedAt(council));
  });

  test("what is verified is held by the council, what is confirmed by the steward until it is reported, then by nobody", async () => {
    let ref: RecommendationRef = resultOf(
      await verifyRecommendation(world.staff, await submit(world, await given()), unchecked("Sudah diperiksa")),
    );
    expect(await holder(ref)).toEqual(["DEWAN", null, false]);
    ref = resultOf(await confirmRecommendation(world.council, ref, "Disetujui rapat"));
    expect([await holder(ref), await holder(ref, IN_TIME)]).toEqual([["DISKOMINFO", null, false], undefined]);
    expect(await delayOf(ref, LATE)).toMatchObject({ state: "CONFIRMED" });
    ref = resultOf(await reportRecommendation(world.staff, ref, "Perwali sudah terbit dan berlaku."));
    expect(await holder(ref)).toBeUndefined();
  });

  test("an action waits with its recommendation: handed in, nobody holds it up; returned, it is late again", async () => {
    const ref = await given({ dueOn: `${COMING + 5}-01-01` });
    const action = resultOf(await createAction(world.staff, ref.id, ACTION));
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    const handedIn = await submit(world, row);
    expect([await holder(action), await taskOf(world.health.officer, action)]).toEqual([undefined, undefined]);
    resultOf(await returnRecommendation(world.staff, handedIn, "Lampirkan salinan"));
    expect(await holder(action)).toEqual(["DINKES", null, false]);
    expect(await taskOf(world.health.officer, action)).toMatchObject({ late: true });
  });
});

describe("entries that were sent back", () => {
  const sentBack = async (entityId: string) =>
    (await db().auditEvent.findFirstOrThrow({ where: { entityId, action: "return" }, orderBy: { id: "desc" } })).at;
  const now = new Date("2026-11-25T03:00:00Z");

  test("a report and a figure are held by their agency, each since the return", async () => {
    const fields = { physicalPercent: "40", done: "x", obstacles: "", nextStep: "" };
    const begun = { programmeSlug: "homecare", period: "2026-09", fields, submit: true };
    const report = resultOf(await createProgress(world.health.officer, begun));
    const figure = resultOf(
      await createValue(world.waste.officer, {
        indicatorCode: "ENV-02",
        period: "2026-09",
        submit: true,
        fields: { value: "5", certainty: "FINAL", note: "", source: "uji" },
      }),
    );
    expect([await delayOf(report, now), await delayOf(figure, now)]).toEqual([undefined, undefined]);
    resultOf(await returnProgress(world.staff, report, "Lampirkan bukti"));
    resultOf(await returnValue(world.staff, figure, "Salah satuan"));
    expect(await delayOf(report, now)).toMatchObject({
      kind: "progress",
      period: "2026-09",
      agencyCode: "DINKES",
      reason: "returned",
      returnReason: "Lampirkan bukti",
      since: await sentBack(report.id),
    });
    expect(await delayOf(figure, now)).toMatchObject({
      kind: "value",
      period: "2026-09",
      agencyCode: "DLHKP",
      reason: "returned",
      returnReason: "Salah satuan",
      since: await sentBack(figure.id),
    });
  });

  test("an answer is late when filling in has ended, returned at any time, and as late as the tasks say", async () => {
    const { round } = await makeAssessedRound(world);
    const closesAt = new Date("2026-06-30T10:00:00Z");
    const opensAt = new Date("2026-06-01T00:00:00Z");
    await db().roundPhaseDates.create({ data: { roundId: round.id, phase: "FILLING", opensAt, closesAt } });
    const draft = await answer(world, round, "O.1", { status: "DRAFT" });
    const verified = await answer(world, round, "O.2", { score: "2" });
    const seen = async (at: string) => {
      const when = new Date(at);
      const task = (await listTasks(world.waste.officer, when)).find(({ id }) => id === draft.id);
      return [(await delayOf(draft, when)) !== undefined, task?.late];
    };
    expect(await seen("2026-06-30T16:59:59Z")).toEqual([false, false]);
    expect(await seen("2026-06-30T17:00:00Z")).toEqual([true, true]);
    expect(await delayOf(verified, now)).toBeUndefined();
    const { id, version } = verified;
    resultOf(await returnAnswer(world.staff, { id, version }, "Lampirkan bukti"));
    expect(await delayOf(verified, opensAt)).toMatchObject({
      kind: "answer",
      key: "O.2",
      round: "2026",
      reason: "returned",
      since: await sentBack(verified.id),
    });
  });
});

describe("whose delays", () => {
  test("an agency sees its own and no other's, whatever it asks for; the council no drafts of figures, a guest nothing", async () => {
    const action = resultOf(await createAction(world.staff, (await given()).id, ACTION));
    const all = await delays(world.staff, LATE);
    expect(new Set(all.map(({ agencyCode }) => agencyCode))).toEqual(new Set(["DISKOMINFO", "DLHKP", "DINKES"]));
    const isDraft = ({ kind }: { kind: string }) => kind === "progress" || kind === "value";
    expect(all.some(isDraft)).toBe(true);
    expect((await delays(world.council, LATE)).map(({ id }) => id)).toEqual(
      all.filter((one) => !isDraft(one)).map(({ id }) => id),
    );
    for (const [who, code] of [
      [world.waste.officer, "DLHKP"],
      [world.health.officer, "DINKES"],
    ] as const) {
      const own = await listDelays(who, {}, LATE);
      expect(own.agencies.map((agency) => agency.code)).toEqual([code]);
      expect((await delays(who, LATE)).map(({ id }) => id)).toEqual(
        all.filter(({ agencyCode }) => agencyCode === code).map(({ id }) => id),
      );
    }
    expect(await listDelays(world.waste.officer, { agencyCode: "DINKES" }, LATE)).toMatchObject({
      items: [],
      total: 0,
    });
    expect(await delayOf(action, LATE, world.waste.officer)).toBeUndefined();
    await expect(listDelays(world.assessor, {}, LATE)).rejects.toThrow();
  });

  test("the counts of each agency are what its pages hold, and a page holds no more than its size", async () => {
    for (let made = 0; made <= PAGE_SIZE; made += 1) await given({ leadCode: "DINKES" });
    const first = await listDelays(world.staff, { agencyCode: "DINKES" }, LATE);
    expect(first.items).toHaveLength(PAGE_SIZE);
    expect(first.pages).toBe(Math.ceil(first.total / PAGE_SIZE));
    for (const { code, late, returned } of first.agencies) {
      const own = await delays(world.staff, LATE, code);
      expect([
        code,
        own.filter((one) => one.reason !== "returned").length,
        own.filter((one) => one.reason === "returned").length,
      ]).toEqual([...[code, late, returned]]);
      expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
      // Of each officer what follows from a round first, then the figures of every month; the longest first in each.
      const isFigure = ({ kind }: { kind: string }) => kind === "progress" || kind === "value";
      const place = (one: (typeof own)[number]) => [Number(isFigure(one)), one.since.getTime()] as const;
      for (const held of Map.groupBy(own, ({ officerId }) => officerId).values()) {
        const places = held.map(place);
        expect(places).toEqual([...places].sort(([a, x], [b, y]) => a - b || x - y));
      }
    }
    const everything = await listDelays(world.staff, {}, LATE);
    expect(everything.total).toBe((await delays(world.staff, LATE)).length);
  });
});

describe("by officer", () => {
  test("what an officer holds stands together over all pages and is counted whole on each; nobody's comes last", async () => {
    const others = await Promise.all(
      ["zainal", "agus"].map((name) => makeUser("AGENCY", name, world.health.agency.id)),
    );
    // In turn, so that by time alone no officer's would stand together.
    for (let made = 0; made < PAGE_SIZE; made += 1) {
      const officerId = others[made % 2]?.id;
      await given({ leadCode: "DINKES", ...(made % 3 === 0 || !officerId ? {} : { officerId }) });
    }
    const all = await delays(world.staff, LATE, "DINKES");
    expect(all.length).toBeGreaterThan(PAGE_SIZE);
    const inTurn = all.map(({ officerId }) => officerId).filter((id, index, ids) => id !== ids[index - 1]);
    expect(inTurn).toEqual([...new Set(inTurn)]);
    expect(inTurn.at(-1)).toBeNull();
    for (const { id } of others) expect(inTurn).toContain(id);
    const { holders } = await listHolders(world.staff, { agencyCode: "DINKES" }, LATE);
    expect(holders.map(({ officerId, late, returned }) => [officerId, late + returned]).sort()).toEqual(
      [...Map.groupBy(all, ({ officerId }) => officerId)].map(([officerId, held]) => [officerId, held.length]).sort(),
    );
    for (const { officerId, oldest, named, late, returned } of holders) {
      const held = all.filter((one) => one.officerId === officerId);
      expect(oldest.getTime()).toBe(Math.min(...held.map(({ since }) => since.getTime())));
      expect(named).toHaveLength(Math.min(NAMED_IN_MESSAGE, late + returned));
      const asked = { agencyCode: "DINKES", officer: officerId ?? NOBODY };
      expect((await listDelays(world.staff, asked, LATE)).total).toBe(held.length);
    }
  });

  test("an officer is named only while they work there; then it is nobody's in particular", async () => {
    const leaver = await makeUser("AGENCY", "lepas", world.waste.agency.id);
    const mover = await makeUser("AGENCY", "mutasi", world.waste.agency.id);
    const ref = await given({ officerId: leaver.id });
    const step = resultOf(
      await createAction(world.staff, ref.id, { ...ACTION, agencyCode: "DLHKP", officerId: mover.id }),
    );
    const named = async () =>
      (await Promise.all([ref, step].map((one) => delayOf(one, LATE)))).map((one) => [one?.agencyCode, one?.officerId]);
    expect(await named()).toEqual([
      ["DLHKP", leaver.id],
      ["DLHKP", mover.id],
    ]);
    await db().user.update({ where: { id: leaver.id }, data: { disabledAt: new Date() } });
    await db().user.update({ where: { id: mover.id }, data: { agencyId: world.health.agency.id } });
    expect(await named()).toEqual([
      ["DLHKP", null],
      ["DLHKP", null],
    ]);
    expect(await delayOf(step, LATE)).toMatchObject({ officer: null });
  });

  test("Diskominfo's people, who belong to no agency, are named for what the steward's agency does itself", async () => {
    const ref = await given({ leadCode: "DISKOMINFO", verifierCode: "DINKES", officerId: world.staff.id });
    expect(await delayOf(ref, LATE)).toMatchObject({ agencyCode: "DISKOMINFO", officerId: world.staff.id });
  });
});

describe("duties", () => {
  test("what was given to one officer is that officer's; what was given to nobody is the whole agency's", async () => {
    const colleague = await makeUser("AGENCY", "rekan", world.waste.agency.id);
    const [mine, ours] = [await given({ officerId: world.waste.officer.id }), await given()];
    const command = { ...ACTION, agencyCode: "DLHKP" };
    const step = resultOf(await createAction(world.staff, ours.id, { ...command, officerId: colleague.id }));
    const has = async (who: Actor) =>
      Promise.all([mine, ours, step].map(async (ref) => (await taskOf(who, ref)) !== undefined));
    expect(await has(world.waste.officer)).toEqual([true, true, false]);
    expect(await has(colleague)).toEqual([false, true, true]);
    expect(await has(world.health.officer)).toEqual([false, false, false]);
  });

  test("what was given to an officer whose account was ended is the whole agency's again", async () => {
    const leaver = await makeUser("AGENCY", "pindah", world.waste.agency.id);
    const ref = await given({ officerId: leaver.id });
    const command = { ...ACTION, agencyCode: "DLHKP", officerId: leaver.id };
    const step = resultOf(await createAction(world.staff, ref.id, command));
    const has = async (who: Actor) =>
      Promise.all([ref, step].map(async (one) => (await taskOf(who, one)) !== undefined));
    expect(await has(world.waste.officer)).toEqual([false, false]);
    await db().user.update({ where: { id: leaver.id }, data: { disabledAt: new Date() } });
    expect(await has(world.waste.officer)).toEqual([true, true]);
    expect(await has(world.health.officer)).toEqual([false, false]);
  });

  test("what was handed in to another agency to verify is its duty, and no longer that of the lead", async () => {
    const ref = await given({ supportCodes: ["DISKOMINFO"], verifierCode: "DINKES" });
    expect(await taskOf(world.health.officer, ref)).toBeUndefined();
    const handedIn = await submit(world, ref);
    expect(await taskOf(world.health.officer, ref)).toMatchObject({ reason: "check", late: true });
    expect(await taskOf(world.waste.officer, ref)).toBeUndefined();
    resultOf(await returnRecommendation(world.health.officer, handedIn, "Lampirkan salinan"));
    expect(await taskOf(world.waste.officer, ref)).toMatchObject({
      reason: "returned",
      returnReason: "Lampirkan salinan",
    });
    expect(await taskOf(world.health.officer, ref)).toBeUndefined();
  });

  test("a resident's question is the duty of the agency that it was let through to, until it is answered", async () => {
    const question = { text: "Apakah bank sampah sudah buka di kelurahan saya?", email: undefined };
    const asked = resultOf(
      await askQuestion({ subject: { program: "bank-sampah" }, question, address: "203.0.113.7", nonce: "satu" }),
    );
    const row = await db().publicQuestion.findUniqueOrThrow({ where: { number: asked.number } });
    expect(await taskOf(world.waste.officer, row)).toBeUndefined();
    const open = resultOf(await letQuestionThrough(world.staff, row, "DLHKP"));
    expect(await taskOf(world.waste.officer, row)).toMatchObject({ kind: "question", reason: "missing", late: false });
    expect(await taskOf(world.health.officer, row)).toBeUndefined();
    const answered = resultOf(await answerQuestion(world.waste.officer, open, "Ya, buka setiap Sabtu pagi."));
    expect(await taskOf(world.waste.officer, row)).toBeUndefined();
    resultOf(await returnAnswerOfQuestion(world.staff, answered, "Sebutkan jamnya"));
    expect(await taskOf(world.waste.officer, row)).toMatchObject({
      reason: "returned",
      returnReason: "Sebutkan jamnya",
    });
  });

  test("Diskominfo and the council are told how much waits for them, nobody else is, and nothing that waits for others", async () => {
    const count = async (who: Actor) =>
      Object.fromEntries((await listWaiting(who)).map(({ key, count }) => [key, count]));
    const [staff = {}, council = {}] = [await count(world.staff), await count(world.council)];
    await receive(world, roundId);
    await submit(world, await given());
    await submit(world, await given({ supportCodes: ["DISKOMINFO"], verifierCode: "DINKES" }));
    resultOf(await verifyRecommendation(world.staff, await submit(world, await given()), unchecked("Sudah diperiksa")));
    const more = (counts: Record<string, number>, key: string, by: number) => ({
      ...counts,
      [key]: (counts[key] ?? 0) + by,
    });
    expect(await count(world.staff)).toEqual(
      more(more(staff, "recommendationsReceived", 1), "recommendationsSubmitted", 1),
    );
    const { total } = await listRecommendations(world.staff, { tahap: "SUBMITTED", verifikator: "walidata" });
    expect(total).toBe((await count(world.staff)).recommendationsSubmitted);
    expect(await count(world.council)).toEqual(more(council, "recommendationsVerified", 1));
    for (const who of [world.waste.officer, world.health.officer, world.assessor]) {
      expect(await listWaiting(who)).toEqual([]);
    }
    for (const who of [world.council, world.assessor]) expect(await listTasks(who, LATE)).toEqual([]);
  });

  test("what Diskominfo leads or does itself is the duty of its people, unless one of them was named", async () => {
    const ref = await given({ leadCode: "DISKOMINFO", verifierCode: "DINKES" });
    const action = resultOf(
      await createAction(world.admin, ref.id, { ...ACTION, agencyCode: "DISKOMINFO", officerId: world.admin.id }),
    );
    const has = async (who: Actor) =>
      Promise.all([ref, action].map(async (one) => (await taskOf(who, one)) !== undefined));
    expect(await has(world.admin)).toEqual([true, true]);
    expect(await has(world.staff)).toEqual([true, false]);
    expect(await has(world.health.officer)).toEqual([false, false]);
    expect((await listTasks(world.staff, LATE)).find(({ id }) => id === ref.id)?.late).toBe(true);
  });

  test("an officer who moved to another agency leaves the work with the old one", async () => {
    const mover = await makeUser("AGENCY", "pindah-dinas", world.waste.agency.id);
    const ref = await given({ officerId: mover.id });
    expect(await taskOf(world.waste.officer, ref)).toBeUndefined();
    await db().user.update({ where: { id: mover.id }, data: { agencyId: world.health.agency.id } });
    expect(await taskOf(world.waste.officer, ref)).toBeDefined();
  });
});
