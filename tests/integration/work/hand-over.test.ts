// A leaving officer's work goes to others: all of it or nothing, in each piece's own history.
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { handOver, markOf, previewHandOver } from "@/lib/work/hand-over/mutations";
import { countOpenWork, countOrphanedWork, countWhatStays, listWorkToHandOver } from "@/lib/work/hand-over/queries";
import { type GivenWork, readHandOver } from "@/lib/work/hand-over/schemas";
import { makeAssessedRound } from "../../support/assessed-round";
import { makeUser, makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";

vi.mock("next/navigation", () => ({
  notFound: () => {
    throw new Error("404");
  },
}));

let world: World;
let leaving: Actor;
let stays: Actor;
let also: Actor;
let roundId = "";
let count = 0;

beforeAll(async () => {
  world = await makeWorld();
  roundId = (await makeYear("2023-1")).id;
});
beforeEach(async () => {
  count += 1;
  const of = (name: string) => makeUser("AGENCY", `${name}${count}`, world.waste.agency.id);
  [leaving, stays, also] = await Promise.all([of("pergi"), of("tinggal"), of("juga")]);
});

/** `number` recommendations of the waste agency, given to the officer who leaves. */
async function give(number: number): Promise<void> {
  for (let n = 0; n < number; n += 1) {
    const row = await receive(world, roundId);
    await assign(world, row, { officerId: leaving.id });
  }
}
const held = async (): Promise<GivenWork[]> =>
  (await listWorkToHandOver(world.admin, leaving.id)).flatMap(({ items }) =>
    items.map(({ kind, id, version }) => ({ kind, id, version, receiverId: stays.id })),
  );
const moderated = () => ({
  programmeId: world.waste.programme.id,
  moderatedAt: new Date(),
  moderatedById: world.staff.id,
});
const NOTE = "Pindah tugas ke kecamatan";
const counts = async (...people: Actor[]) => {
  const found = await countOpenWork(
    world.admin,
    people.map(({ id }) => id),
  );
  return people.map(({ id }) => found.get(id) ?? 0);
};
const events = () => db().auditEvent.count({ where: { action: "handOver" } });

describe("a hand-over", () => {
  test("of every kind goes to several, and stands in the history of each piece", async () => {
    await give(2);
    const { round } = await makeAssessedRound(world, { slug: `20${30 + count}`, year: 2030 + count });
    const items = await db().questionnaireItem.findMany({ where: { instrumentId: round.instrumentId ?? "" } });
    const place = { agencyId: world.waste.agency.id, officerId: leaving.id };
    await db().answer.createMany({ data: items.map(({ id }) => ({ roundId: round.id, itemId: id, ...place })) });
    const dueOn = new Date("2027-01-31");
    const recommendation = await db().recommendation.findFirstOrThrow({ where: { officerId: leaving.id } });
    await db().followUpAction.create({
      data: { recommendationId: recommendation.id, text: "Membangun", dueOn, createdById: leaving.id, ...place },
    });
    await db().publicQuestion.create({ data: { text: "Kapan buka?", status: "OPEN", ...place, ...moderated() } });
    const work = await held();
    expect(work.map(({ kind }) => kind)).toEqual([
      ...items.map(() => "answer"),
      ...["recommendation", "recommendation", "action", "question"],
    ]);
    const split = work.map((one, index) => ({ ...one, receiverId: index % 2 ? stays.id : also.id }));
    expect(await previewHandOver(world.admin, leaving.id, { items: split, note: NOTE })).toMatchObject({
      ok: true,
      value: { mark: markOf({ items: split, note: NOTE }) },
    });
    expect(await counts(leaving)).toEqual([work.length]);
    expect(await handOver(world.admin, leaving.id, { items: split, note: NOTE })).toEqual({
      ok: true,
      value: { count: work.length },
    });
    expect(await counts(leaving, stays, also)).toEqual([0, work.length / 2, work.length / 2]);
    for (const { id } of work) {
      const event = await db().auditEvent.findFirstOrThrow({ where: { action: "handOver", entityId: id } });
      // By their ids, which the history tells as names.
      expect(event.before).toEqual({ officerId: leaving.id });
      expect(event.after).toMatchObject({ officerId: expect.stringMatching(`^(${stays.id}|${also.id})$`), note: NOTE });
    }
    const own = await db().recommendationEvent.findMany({
      where: { recommendationId: recommendation.id, kind: "HANDED_OVER" },
    });
    expect(own.map(({ note }) => note).join()).toContain(NOTE);
    expect(await db().actionUpdate.count({ where: { note: { contains: NOTE } } })).toBe(1);
    const changes = await db()
      .$queryRaw`SELECT 1 FROM published_recommendation_changes WHERE "text" LIKE ${`%${NOTE}%`}`;
    expect(changes).toEqual([]);
  });

  test("of forty pieces, one of which changed meanwhile, tells which and moves none; read anew it moves all", async () => {
    await give(40);
    const work = await held();
    expect(work).toHaveLength(40);
    const changed = await db().recommendation.update({
      where: { id: work[17]?.id ?? "" },
      data: { version: { increment: 1 } },
      include: { round: true },
    });
    const before = await events();
    const refused = await handOver(world.admin, leaving.id, { items: work, note: NOTE });
    const said = `workMoved:${changed.round.slug}/${changed.order}`;
    expect(refused).toEqual({ ok: false, error: { code: "INVALID", fields: { items: [said] } } });
    expect([await counts(leaving, stays), await events()]).toEqual([[40, 0], before]);
    const anew = await handOver(world.admin, leaving.id, { items: await held(), note: NOTE });
    expect(anew).toEqual({ ok: true, value: { count: 40 } });
    expect([await counts(leaving, stays), await events()]).toEqual([[0, 40], before + 40]);
  });

  test("sent twice at once happens once", async () => {
    await give(6);
    const command = { items: await held(), note: NOTE };
    const both = await Promise.all([
      handOver(world.admin, leaving.id, command),
      handOver(world.admin, leaving.id, { ...command, items: [...command.items].reverse() }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await counts(leaving, stays)).toEqual([0, 6]);
  });

  test("goes to open accounts of the agency that the work belongs to, and to nobody else", async () => {
    await give(1);
    const [one] = await held();
    if (!one) throw new Error("nothing is held");
    const closed = await makeUser("AGENCY", `tutup${count}`, world.waste.agency.id);
    await db().user.update({ where: { id: closed.id }, data: { disabledAt: new Date() } });
    const strangers = [world.health.officer, world.staff, closed, leaving];
    for (const receiver of strangers) {
      const items = [{ ...one, receiverId: receiver.id }];
      expect(await handOver(world.admin, leaving.id, { items, note: NOTE }), receiver.name).toMatchObject({
        error: { code: "INVALID", fields: { [`receiver-${world.waste.agency.id}`]: ["receiverOfAgency"] } },
      });
    }
    const [group] = await listWorkToHandOver(world.admin, leaving.id);
    const offered = group?.people.map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining([stays.id, also.id]));
    for (const { id } of strangers) expect(offered).not.toContain(id);
  });

  test("is ADMIN's alone", async () => {
    await give(1);
    const items = await held();
    for (const who of [world.staff, leaving, world.council]) {
      expect(await handOver(who, leaving.id, { items, note: NOTE })).toMatchObject({ error: { code: "FORBIDDEN" } });
      await expect(listWorkToHandOver(who, leaving.id)).rejects.toThrow("404");
    }
  });
});

describe("open work whose officer's account is closed", () => {
  test("is counted, until it is handed over", async () => {
    const before = await countOrphanedWork(world.admin);
    await give(3);
    expect(await countOrphanedWork(world.admin)).toEqual(before);
    await db().user.update({ where: { id: leaving.id }, data: { disabledAt: new Date() } });
    expect(await countOrphanedWork(world.admin)).toEqual({ accounts: before.accounts + 1, items: before.items + 3 });
    await handOver(world.admin, leaving.id, { items: await held(), note: NOTE });
    expect(await countOrphanedWork(world.admin)).toEqual(before);
  });

  test("is not what belongs to the agency: open questions that nobody took up, and drafts", async () => {
    await db().publicQuestion.create({
      data: { text: "Siapa yang mengurus?", status: "OPEN", agencyId: world.waste.agency.id, ...moderated() },
    });
    const own = { programmeId: world.waste.programme.id, createdById: leaving.id, enteredByIds: [leaving.id] };
    await db().programmeYear.create({ data: { ...own, year: 2031, planned: true } });
    await db().programmeFunding.create({ data: { ...own, year: 2031, fund: "APBD", planned: 5 } });
    await db().programmeMilestone.create({
      data: { ...own, number: 31, titleId: "Uji", dueOn: new Date("2031-01-31") },
    });
    expect(await countWhatStays(world.admin, leaving.id)).toEqual({ questions: expect.any(Number), drafts: 3 });
    expect((await countWhatStays(world.admin, leaving.id)).questions).toBeGreaterThan(0);
    expect(await counts(leaving)).toEqual([0]);
  });
});

describe("the form", () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };

  test("takes the receiver of one piece before the one of all, and tells all faults at once", () => {
    const given = { [`item-${id(1)}`]: `answer:3:${id(9)}`, [`item-${id(2)}`]: `action:1:${id(9)}` };
    const read = readHandOver(
      form({ ...given, [`receiver-${id(9)}`]: id(5), [`receiver-${id(2)}`]: id(6), note: NOTE }),
    );
    expect(read.errors).toEqual({});
    expect(read.command.items.map(({ receiverId }) => receiverId)).toEqual([id(5), id(6)]);
    expect(readHandOver(form(given)).errors).toEqual({
      [`receiver-${id(9)}`]: ["receiverMissing"],
      note: ["reasonShort"],
    });
    expect(readHandOver(form({ note: NOTE, "item-x": "y" })).errors).toEqual({ items: ["chooseWork"] });
  });
});
