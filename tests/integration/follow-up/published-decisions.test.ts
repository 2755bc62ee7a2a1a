import { beforeAll, describe, expect, test } from "vitest";
import { editDecision, publishDecision, recordDecision, withdrawDecision } from "@/lib/follow-up/decisions/mutations";
import { listPublishedDecisions } from "@/lib/follow-up/decisions/published";
import { db } from "@/lib/platform/db/client";
import { makeMeeting } from "../../support/council";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const decided = async (who = world.council) =>
  resultOf(
    await recordDecision(who, (await makeMeeting(world, { status: "HELD" })).id, {
      ...{ text: "Bank sampah di setiap kelurahan", links: [{ kind: "pillar", id: world.pillar.id }] },
      ...{ action: "Menyusun jadwal", agencyCode: "DLHKP", dueOn: "2030-06-30" },
    }),
  );
const publicTexts = async () => (await listPublishedDecisions()).items.map(({ text }) => text);

describe("A decision of the council reaches the public", () => {
  test("once Diskominfo publishes it, and in the words of that day until it is published again", async () => {
    const made = await decided();
    expect(await publicTexts()).toEqual([]);
    const shown = resultOf(await publishDecision(world.staff, made));
    const [item] = (await listPublishedDecisions()).items;
    expect(item).toMatchObject({ text: "Bank sampah di setiap kelurahan", pillars: [{ code: world.pillar.code }] });
    // Not one word about who does it by when.
    expect(JSON.stringify(item)).not.toContain("Menyusun jadwal");

    const edited = resultOf(await editDecision(world.council, shown, { text: "Rumusan yang lain", links: [] }));
    // What it is about stays as it was published, too.
    expect((await listPublishedDecisions()).items).toMatchObject([
      { text: "Bank sampah di setiap kelurahan", pillars: [{ code: world.pillar.code }] },
    ]);
    const again = resultOf(await publishDecision(world.staff, edited));
    expect((await listPublishedDecisions()).items).toMatchObject([{ text: "Rumusan yang lain", pillars: [] }]);
    expect(codeOf(await publishDecision(world.staff, again))).toBe("WRONG_STATE");

    resultOf(await withdrawDecision(world.admin, again));
    expect(await publicTexts()).toEqual([]);
    const events = await db().auditEvent.findMany({ where: { entityId: made.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["create", "publish", "edit", "publish", "withdraw"]);
  });

  test("never through who changed its words or what it is about since", async () => {
    const made = await decided();
    const edited = resultOf(await editDecision(world.staff, made, { text: "Rumusan Diskominfo sendiri", links: [] }));
    expect(codeOf(await publishDecision(world.staff, edited))).toBe("OWN_WORK");
    const shown = resultOf(await publishDecision(world.admin, edited));
    const links = [{ kind: "pillar" as const, id: world.pillar.id }];
    const moved = resultOf(await editDecision(world.council, shown, { text: "Rumusan Diskominfo sendiri", links }));
    // Links alone are a change that waits for its publication.
    resultOf(await withdrawDecision(world.admin, resultOf(await publishDecision(world.staff, moved))));
    expect(await publicTexts()).toEqual([]);
  });

  test("never through who wrote it, a member, an agency or a guest; nor from an old version", async () => {
    const made = await decided(world.staff);
    expect(codeOf(await publishDecision(world.staff, made))).toBe("OWN_WORK");
    for (const who of [world.council, world.waste.officer, world.assessor])
      expect(codeOf(await publishDecision(who, made))).toBe("FORBIDDEN");
    expect(codeOf(await publishDecision(world.admin, { ...made, version: made.version + 1 }))).toBe("STALE");
    expect(codeOf(await withdrawDecision(world.admin, made))).toBe("WRONG_STATE");
    expect(await publicTexts()).toEqual([]);
    // Also past the program: the database refuses one pair of eyes.
    await expect(
      db().decision.update({
        where: { id: made.id },
        data: { publishedText: "x", publishedLinks: [], publishedAt: new Date(), publishedById: world.staff.id },
      }),
    ).rejects.toThrow(/decisions_other_eyes/);
  });
});
