import { beforeAll, describe, expect, test } from "vitest";
import { assignAnswers } from "@/lib/evaluation/answers/mutations";
import { addLink } from "@/lib/evidence/evidence/mutations";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { createAction, updateAction } from "@/lib/follow-up/actions/mutations";
import { assignRecommendation, submitRecommendation } from "@/lib/follow-up/recommendations/mutations";
import { getRecommendation, listEvents } from "@/lib/follow-up/recommendations/queries";
import { db } from "@/lib/platform/db/client";
import { makeUser, makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";
import { makeAnswers } from "../../support/questionnaire";
import { codeOf, faultsOf, resultOf } from "../../support/results";
import { COMING } from "../../support/years";

let world: World;
let roundId: string;
beforeAll(async () => {
  world = await makeWorld();
  roundId = (await makeYear("2024")).id;
});

const proof = { title: "Notulen", url: "https://contoh.test/x", informationClass: "EXEMPT" as const };
const done = { closesAs: "DONE" as const, resultText: "Peraturan sudah terbit dan berlaku.", legalReason: "" };
const act = (text: string) => ({ text, agencyCode: "DLHKP", dueOn: `${COMING}-01-01` });
const toHealth = {
  leadCode: "DINKES",
  supportCodes: [] as string[],
  dueOn: `${COMING}-01-31`,
  note: "Urusannya kesehatan",
};

/** Under way at the waste agency: one action done, one open, evidence of its own. */
async function underWay() {
  const given = await assign(world, await receive(world, roundId));
  const finished = resultOf(await createAction(world.waste.officer, given.id, act("Menyusun rancangan")));
  resultOf(await updateAction(world.waste.officer, finished, { percent: 100, note: "Selesai disusun" }));
  const open = resultOf(await createAction(world.waste.officer, given.id, act("Membahas rancangan")));
  resultOf(await addLink(world.waste.officer, { kind: "recommendation", id: given.id }, proof));
  const row = await db().recommendation.findUniqueOrThrow({ where: { id: given.id } });
  return { row, finished, open };
}

describe("a recommendation that is moved to another agency", () => {
  test("ends what the former lead had open, and leaves what it finished", async () => {
    const { row, finished, open } = await underWay();
    resultOf(await assignRecommendation(world.staff, row, toHealth));
    const actions = await db().followUpAction.findMany({
      where: { id: { in: [finished.id, open.id] } },
      orderBy: { percent: "desc" },
    });
    expect(actions.map(({ cancelledAt }) => cancelledAt !== null)).toEqual([false, true]);
    const told = await db().actionUpdate.findFirstOrThrow({ where: { actionId: open.id } });
    expect(told.note).toBe("Rekomendasi dialihkan ke DINKES: Urusannya kesehatan");
    expect(codeOf(await updateAction(world.waste.officer, open, { percent: 50, note: "Masih jalan" }))).not.toBe("ok");
  });

  test("is the new lead's alone to hand in and add to; the former one reads what it wrote", async () => {
    const { row } = await underWay();
    const moved = resultOf(await assignRecommendation(world.staff, row, toHealth));
    expect(codeOf(await submitRecommendation(world.waste.officer, moved, done))).toBe("FORBIDDEN");
    const owner = { kind: "recommendation" as const, id: row.id };
    expect(codeOf(await addLink(world.waste.officer, owner, proof))).not.toBe("ok");
    expect((await getRecommendation(world.waste.officer, row.id)).id).toBe(row.id);
    expect((await listEvents(world.waste.officer, row.id)).length).toBeGreaterThan(0);
    const panel = await getEvidencePanel(world.waste.officer, owner);
    expect(panel.items.map(({ title }) => title)).toEqual(["Notulen"]);
    expect(panel.mayAdd).toBe(false);
    resultOf(await submitRecommendation(world.health.officer, moved, done));
  });

  test("stays readable also where the former lead only added evidence, and hidden from an agency that did nothing", async () => {
    const given = await assign(world, await receive(world, roundId));
    resultOf(await addLink(world.waste.officer, { kind: "recommendation", id: given.id }, proof));
    resultOf(await assignRecommendation(world.staff, given, toHealth));
    expect((await getRecommendation(world.waste.officer, given.id)).id).toBe(given.id);
    const untouched = await assign(world, await receive(world, roundId));
    resultOf(await assignRecommendation(world.staff, untouched, toHealth));
    await expect(getRecommendation(world.waste.officer, untouched.id)).rejects.toThrow();
  });

  test("lets the former lead go on with its actions where it stays as a helper", async () => {
    const { row, open } = await underWay();
    resultOf(await assignRecommendation(world.staff, row, { ...toHealth, supportCodes: ["DLHKP"] }));
    resultOf(await updateAction(world.waste.officer, open, { percent: 50, note: "Masih jalan" }));
  });
});

describe("an account that has ended", () => {
  test("is given no recommendation, no action and no answer; all that is wrong is said at once", async () => {
    const gone = await makeUser("AGENCY", "purna", world.waste.agency.id);
    await db().user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const row = await receive(world, roundId);
    const command = {
      leadCode: "DLHKP",
      supportCodes: [],
      officerId: gone.id,
      verifierCode: "DLHKP",
      dueOn: "2020-01-01",
      note: "Mohon dikerjakan",
    };
    expect(faultsOf(await assignRecommendation(world.staff, row, command))).toEqual({
      officerId: ["officerOfAgency"],
      verifierCode: ["verifierWorks"],
      dueOn: ["pastDay"],
    });
    const given = await assign(world, row);
    const action = await createAction(world.staff, given.id, { ...act("Menyusun rancangan"), officerId: gone.id });
    expect(faultsOf(action)).toEqual({ officerId: ["officerOfAgency"] });
    const { round, row: answer } = await answers();
    const bulk = { slug: round.slug, answerIds: [answer.id], agencyCode: "DLHKP", officerId: gone.id };
    expect(faultsOf(await assignAnswers(world.staff, bulk))).toEqual({ officerId: ["officerOfAgency"] });
  });
});

async function answers() {
  const made = await makeAnswers(world);
  return { round: made.round, row: made.waste };
}
