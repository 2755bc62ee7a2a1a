import { beforeAll, describe, expect, test } from "vitest";
import { createAction } from "@/lib/follow-up/actions/mutations";
import { isPossible, leadsTo, STATES, type Step } from "@/lib/follow-up/recommendations/life";
import {
  confirmRecommendation,
  type RecommendationRef,
  reportRecommendation,
  returnRecommendation,
  verifyRecommendation,
} from "@/lib/follow-up/recommendations/mutations";
import { db } from "@/lib/platform/db/client";
import type { RecommendationState } from "@/lib/platform/db/generated/enums";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive, submit, unchecked } from "../../support/follow-up";
import { resultOf } from "../../support/results";
import { COMING } from "../../support/years";

const STEPS: Step[] = ["assign", "changeDue", "start", "submit", "verify", "return", "confirm", "council", "report"];

let world: World;
let roundId: string;
const rows = {} as Record<RecommendationState, RecommendationRef>;

beforeAll(async () => {
  world = await makeWorld();
  roundId = (await makeYear("2024")).id;
  const fresh = () => receive(world, roundId);
  const given = async () => assign(world, await fresh());
  const handedIn = async () => submit(world, await given());
  const verified = async () =>
    resultOf(await verifyRecommendation(world.staff, await handedIn(), unchecked("Sudah diperiksa")));
  const confirmed = async () => resultOf(await confirmRecommendation(world.council, await verified(), "Disetujui"));
  rows.RECEIVED = await fresh();
  rows.ASSIGNED = await given();
  rows.IN_PROGRESS = await given();
  const first = { text: "Menyusun rancangan", agencyCode: "DLHKP", dueOn: `${COMING}-01-01` };
  resultOf(await createAction(world.waste.officer, rows.IN_PROGRESS.id, first));
  rows.SUBMITTED = await handedIn();
  rows.RETURNED = resultOf(await returnRecommendation(world.staff, await handedIn(), "Lampirkan salinan"));
  rows.VERIFIED = await verified();
  rows.CONFIRMED = await confirmed();
  rows.REPORTED = resultOf(await reportRecommendation(world.staff, await confirmed(), "Perwali sudah terbit."));
});

/** Whether the application knows a step from one state to the other. */
const leads = (from: RecommendationState, to: RecommendationState) =>
  STEPS.some((step) => isPossible(step, from) && leadsTo(step, from).state === to);

const pairs = STATES.flatMap((from) => STATES.filter((to) => to !== from).map((to) => ({ from, to })));

describe("the chain as the application knows it is the chain that the database keeps", () => {
  test("each row stands where this test needs it", async () => {
    const states = await Promise.all(
      STATES.map(
        async (state) => (await db().recommendation.findUniqueOrThrow({ where: { id: rows[state].id } })).state,
      ),
    );
    expect(states).toEqual([...STATES]);
  });

  test.each(pairs)("$from → $to", async ({ from, to }) => {
    // Without its columns and its event no step is written; only the reason tells whether there is such a step.
    const refusal = await db()
      .recommendation.update({ where: { id: rows[from].id }, data: { state: to } })
      .then(
        () => "nothing",
        (error: unknown) => String(error),
      );
    expect(refusal).not.toBe("nothing");
    expect(!refusal.includes(`does not go from ${from} to ${to}`)).toBe(leads(from, to));
  });

  test.each(STATES.filter((state) => state !== "RECEIVED"))("none begins as %s", async (state) => {
    await expect(receive(world, roundId, { state })).rejects.toThrow(/begins as RECEIVED/);
  });
});

describe("what was handed in stays as it was", () => {
  test.each(["SUBMITTED", "VERIFIED", "CONFIRMED", "REPORTED"] as const)("%s", async (state) => {
    const where = { id: rows[state].id };
    for (const data of [
      { resultText: "Lain" },
      { closesAs: "NOT_FEASIBLE" as const, legalReason: "Kewenangan provinsi menurut undang-undang." },
      { submittedById: world.health.officer.id },
      { leadAgencyId: world.health.agency.id },
    ])
      await expect(db().recommendation.update({ where, data })).rejects.toThrow(/handed in is not changed/);
  });
});
