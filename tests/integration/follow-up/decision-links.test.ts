import { beforeAll, describe, expect, test } from "vitest";
import { saveBody, saveMember } from "@/lib/follow-up/council-members/mutations";
import { listMembersOn } from "@/lib/follow-up/council-members/queries";
import { editDecision, recordDecision } from "@/lib/follow-up/decisions/mutations";
import { getDecision, listTargets } from "@/lib/follow-up/decisions/queries";
import { decisionSchema, newDecisionSchema } from "@/lib/follow-up/decisions/schemas";
import { db } from "@/lib/platform/db/client";
import { makeRound, makeWorld, type World } from "../../support/fixtures";

let world: World;
let meetingId: string;
beforeAll(async () => {
  world = await makeWorld();
  // More than the form has boxes for: the letter of 2022 is older than sixty of 2024.
  for (const [slug, year, count] of [
    ["2022", 2022, 2],
    ["2024", 2024, 61],
  ] as const) {
    const { round } = await makeRound(world.pillar.id, { slug, year });
    await db().recommendation.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        roundId: round.id,
        order: index + 1,
        text: `Rekomendasi ${slug}`,
        source: "uji",
        leadAgencyId: world.waste.agency.id,
      })),
    });
  }
  const row = { title: "Rapat", heldOn: new Date("2026-03-02"), status: "HELD" as const, createdById: world.staff.id };
  meetingId = (await db().meeting.create({ data: row })).id;
});

const decide = (given: object) =>
  recordDecision(
    world.council,
    meetingId,
    newDecisionSchema.parse({
      text: "Bank sampah di setiap kelurahan",
      action: "Menyusun jadwal",
      agencyCode: "DLHKP",
      dueOn: "2030-06-30",
      ...given,
    }),
  );
const linksOf = async (id: string) => (await getDecision(world.council, id)).links;
const names = (links: { name: string }[]) => links.map(({ name }) => name.split(" ")[0]).sort();

describe("what a decision is about", () => {
  test("reaches recommendations of every round by round and number, and says how many have no box", async () => {
    expect((await listTargets(world.council)).unlisted).toBe(3);
    const made = await decide({ others: "2022/1; 2022/2 2024/61" });
    if (!made.ok) throw new Error("recorded");
    expect(names(await linksOf(made.value.id))).toEqual(["2022/1", "2022/2", "2024/61"]);
  });

  test("a number that does not exist is told and nothing is recorded", async () => {
    const before = await db().decision.count();
    expect(await decide({ others: "2022/1, 2022/9" })).toMatchObject({
      error: { code: "INVALID", fields: { others: ["recommendationUnknown"] } },
    });
    expect(await db().decision.count()).toBe(before);
    for (const others of ["2022", "rekomendasi 3", "2022/x"])
      expect(decisionSchema.safeParse({ text: "Bank sampah", others }).error?.issues[0]?.message).toBe(
        "recommendationNumber",
      );
  });

  test("is offered whole when it is edited, however old, so that saving what one saw loses no link", async () => {
    const made = await decide({ others: "2022/1" });
    if (!made.ok) throw new Error("recorded");
    const links = await linksOf(made.value.id);
    const targets = await listTargets(world.council, links);
    // The boxes that the form would tick.
    const ticked = targets.recommendation.filter(({ id }) => links.some((link) => link.id === id));
    const fields = { text: "Bank sampah di setiap RW", links: ticked.map(({ id }) => `recommendation:${id}`) };
    const edited = await editDecision(world.council, made.value, decisionSchema.parse(fields));
    expect(edited).toMatchObject({ ok: true });
    expect(names(await linksOf(made.value.id))).toEqual(["2022/1"]);
    const stale = await editDecision(world.staff, made.value, decisionSchema.parse({ text: "Bank sampah saja" }));
    const current = { text: "Bank sampah di setiap RW", links: `recommendation:${ticked[0]?.id}`, version: 2 };
    expect(stale).toMatchObject({ error: { code: "STALE", current } });
  });
});

test("whom a meeting has named stays to be chosen, also when the term was corrected to end before it", async () => {
  const body = await saveBody(world.staff, null, { kind: "ACADEMICS", name: "Kampus" });
  const bodyId = body.ok ? body.value.id : "";
  const fields = { bodyId, name: "Ibu Ketua", position: "", role: "CHAIR" as const, from: "2024-01-01", source: "" };
  const chair = await saveMember(world.staff, null, { ...fields, to: "2026-02-28" });
  const id = chair.ok ? chair.value.id : "";
  const onTheDay = async (...named: (string | null)[]) =>
    (await listMembersOn(world.staff, "2026-03-02", named)).map((member) => member.id);
  expect(await onTheDay()).toEqual([]);
  expect(await onTheDay(id, null)).toEqual([id]);
});
