import { beforeAll, describe, expect, test } from "vitest";
import { addLink, checkEvidence } from "@/lib/evidence/evidence/mutations";
import { verifyRecommendation } from "@/lib/follow-up/recommendations/mutations";
import { listEvents } from "@/lib/follow-up/recommendations/queries";
import { db } from "@/lib/platform/db/client";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive, submit } from "../../support/follow-up";
import { faultsOf, resultOf } from "../../support/results";

let world: World;

describe("evidence that nobody checked", () => {
  beforeAll(async () => {
    world = await makeWorld();
  });

  test("is verified on only with a sentence why, which stands in the history; checked evidence needs none", async () => {
    const round = await makeYear("1999");
    const ref = await submit(world, await assign(world, await receive(world, round.id)));
    const bare = { note: "Sudah diperiksa", uncheckedReason: "" };
    expect(faultsOf(await verifyRecommendation(world.staff, ref, bare))).toEqual({
      uncheckedReason: ["uncheckedReasonShort"],
    });
    const reason = "Tautannya dibuka bersama saat rapat verifikasi.";
    resultOf(await verifyRecommendation(world.staff, ref, { ...bare, uncheckedReason: reason }));
    expect((await listEvents(world.staff, ref.id))[0]).toMatchObject({ kind: "VERIFIED", uncheckedReason: reason });

    const second = await submit(world, await assign(world, await receive(world, round.id)));
    for (const { id, version } of await db().evidence.findMany({ where: { recommendationId: second.id } }))
      resultOf(await checkEvidence(world.staff, { id, version }));
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: second.id } });
    resultOf(await verifyRecommendation(world.staff, row, bare));
    expect((await listEvents(world.staff, second.id))[0]).toMatchObject({ kind: "VERIFIED", uncheckedReason: null });
  });

  test("is refused by the database itself where the reason is missing", async () => {
    const round = await makeYear("1998");
    const ref = await submit(world, await assign(world, await receive(world, round.id)));
    resultOf(
      await addLink(
        world.waste.officer,
        { kind: "recommendation", id: ref.id },
        {
          title: "Lagi",
          url: "https://contoh.test/y",
          informationClass: "PERIODIC",
        },
      ),
    );
    const event = (uncheckedReason: string | null) =>
      db().recommendationEvent.create({
        data: {
          recommendationId: ref.id,
          actorId: world.staff.id,
          kind: "VERIFIED",
          state: "VERIFIED",
          note: "Sudah diperiksa",
          uncheckedReason,
        },
      });
    await expect(event(null)).rejects.toThrow(/events_unchecked_reason|needs a reason/);
    await expect(event("pendek")).rejects.toThrow(/events_unchecked_reason|needs a reason/);
  });
});
