import { beforeAll, describe, expect, test } from "vitest";
import { LANES, laneFor, lanesOf } from "@/lib/evaluation/assessments/policy";
import {
  countRecommendations,
  findIndexTarget,
  getAssessment,
  listAssessableRounds,
} from "@/lib/evaluation/assessments/queries";
import { traceOf } from "@/lib/evaluation/assessments/trace";
import { leaveNote, recordOpening } from "@/lib/evaluation/assessors/mutations";
import { getAssessedRound, listNotes, listOwnNotes } from "@/lib/evaluation/assessors/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { isOpen } from "@/lib/platform/auth/is-open";
import { db } from "@/lib/platform/db/client";
import { createAssessor, createUser, endAssessor } from "@/lib/platform/users/mutations";
import { listAssessors } from "@/lib/platform/users/queries";
import { assessorAccount, createAssessorSchema } from "@/lib/platform/users/schemas";
import { verify } from "../../../scripts/score-verify";
import { actor } from "../../support/actor";
import { answer, makeAssessedRound, makeGuest } from "../../support/assessed-round";
import { ownerDb } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
let round: { id: string; instrumentId: string | null; slug: string };
let guest: Actor;
let stranger: Actor;
const SECRET = "rahasia draf";

beforeAll(async () => {
  world = await makeWorld();
  ({ round } = await makeAssessedRound(world));
  const other = await makeAssessedRound(world, { slug: "2025", year: 2025 });
  guest = await makeGuest("tamu", round.id);
  stranger = await makeGuest("tamu-lain", other.round.id);
  await answer(world, round, "O.1", { score: "5", reason: "Lima dari sepuluh" });
  await answer(world, round, "O.2", { notApplicable: true });
  await answer(world, round, "I.1", { score: "3.123", status: "SUBMITTED", reason: SECRET });
  await answer(world, round, "I.2", { score: "2.987", status: "DRAFT", reason: SECRET });
  const item = await db().questionnaireItem.findFirstOrThrow({
    where: { code: "O.1", instrumentId: round.instrumentId ?? "" },
  });
  await db().score.create({
    data: {
      roundId: round.id,
      target: "ITEM",
      itemId: item.id,
      origin: "COUNCIL",
      value: "4.321",
      selfValue: "5",
      reason: "kurang bukti",
      authorId: world.council.id,
    },
  });
});

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);
const found = async (read: () => unknown) => {
  try {
    await read();
    return true;
  } catch (error) {
    if (String(error).includes("404")) return false;
    throw error;
  }
};

describe("Role by act", () => {
  const people = (): Record<string, Actor> => ({
    ADMIN: world.admin,
    STAFF: world.staff,
    AGENCY: world.waste.officer,
    COUNCIL: world.council,
    ASSESSOR: guest,
    "ASSESSOR of another round": stranger,
    "ASSESSOR without a round": world.assessor,
  });
  const account = () =>
    assessorAccount(
      createAssessorSchema("Asia/Jakarta").parse({
        email: `a${Math.random()}@b.go.id`,
        name: "x",
        roundSlug: "2026",
        lastDay: "2099-12-31",
      }),
      "Asia/Jakarta",
    );
  const acts: Record<string, (who: Actor) => Promise<boolean>> = {
    "read the round's answers and scores": (who) => found(() => getAssessment(who, "2026")),
    "open the guest's page": (who) => found(() => getAssessedRound(who)),
    "leave a note": async (who) => (await leaveNote(who, { text: `catatan ${who.name}` })).ok,
    "read all notes": (who) => found(() => listNotes(who, "2026")),
    "try out and compare": (who) =>
      found(async () => [
        await findIndexTarget(who, { slug: "2026", year: 2026 }),
        await listAssessableRounds(who),
        await countRecommendations(who, round.id),
      ]),
    "make a guest account": async (who) => (await createAssessor(who, account())).ok,
    "see the guest accounts": (who) => found(() => listAssessors(who)),
  };
  const MAY: Record<string, string[]> = {
    "read the round's answers and scores": ["ADMIN", "STAFF", "COUNCIL", "ASSESSOR"],
    "open the guest's page": ["ASSESSOR", "ASSESSOR of another round"],
    "leave a note": ["ASSESSOR", "ASSESSOR of another round"],
    "read all notes": ["ADMIN", "STAFF", "COUNCIL"],
    "try out and compare": ["ADMIN", "STAFF", "COUNCIL"],
    "make a guest account": ["ADMIN"],
    "see the guest accounts": ["ADMIN"],
  };

  test.each(Object.keys(acts))("%s", async (act) => {
    const may: string[] = [];
    for (const [role, who] of Object.entries(people())) if (await acts[act]?.(who)) may.push(role);
    expect(may).toEqual(MAY[act]);
  });

  test("the council's lane is no lane of the guest", () => {
    expect(lanesOf(guest)).toEqual(["self", "official"]);
    expect(laneFor(guest, "council")).toBeNull();
    expect(laneFor(world.council, "council")).toBe("council");
    expect(laneFor(world.council, "nonsense")).toBeNull();
  });
});

describe("What the guest reads", () => {
  test("is verified: of the others neither score nor reason, and no council score", async () => {
    const told = JSON.stringify(await getAssessedRound(guest));
    expect(told).toContain("Lima dari sepuluh");
    for (const secret of [SECRET, "3.123", "2.987", "4.321", "kurang bukti"]) expect(told).not.toContain(secret);
  });

  test("is the round of the account, and another one's is the other's", async () => {
    expect((await getAssessedRound(guest)).round.slug).toBe("2026");
    expect((await getAssessedRound(stranger)).round.slug).toBe("2025");
    await expect(getAssessment(guest, "2025")).rejects.toThrow("404");
  });
});

describe("A score trace from the database", () => {
  test.each(["self", "council", "official"] as const)(
    "agrees with the independent verifier in the %s lane",
    async (lane) => {
      const trace = traceOf(await getAssessment(world.staff, "2026"), LANES[lane]);
      expect(verify(JSON.parse(JSON.stringify(trace))).nodes).toBe(1 + 2 + 1 + 4);
    },
  );

  test("opens the council's score of an item to its member and reason, and the self score stays beside it", async () => {
    const trace = traceOf(await getAssessment(world.council, "2026"), "COUNCIL");
    expect(trace.sections[0]?.items[0]).toMatchObject({
      raw: "4.321",
      self: { score: "5", reason: "Lima dari sepuluh" },
      members: [{ author: "council", value: "4.321", reason: "kurang bukti" }],
    });
    expect(trace.sections[1]).toMatchObject({ status: "incomplete", missing: ["I.1", "I.2"] });
  });

  test("and everything of a try-out, is read without writing one row", async () => {
    // Of every table its rows with who wrote or locked each: the server's own count of transactions is that of every
    // database on it, and the files beside this one have theirs.
    const state = () =>
      db().$queryRaw<{ table: string; rows: string }[]>`
        SELECT relname AS "table",
               query_to_xml(
                 format('SELECT count(*), sum(hashtext(concat(ctid, xmin, xmax))) AS written FROM %I', relname),
                 true, true, ''
               )::text AS "rows"
        FROM pg_stat_user_tables
        WHERE schemaname = 'public' AND has_table_privilege(relid, 'SELECT')
        ORDER BY relname
      `;
    const before = await state();
    expect(before.length).toBeGreaterThan(50);
    await getAssessment(world.staff, "2026");
    await findIndexTarget(world.staff, { slug: "2026", year: 2026 });
    expect(await state()).toEqual(before);
  });
});

describe("The index target of a round", () => {
  test("is that of its year or of the newest year before, never of a later one", async () => {
    for (const [year, value] of [
      [2022, "3.40"],
      [2024, "3.55"],
    ] as const)
      await db().indexTarget.create({ data: { year, value, plan: "RPJMD", source: "uji" } });
    expect(await findIndexTarget(world.staff, { slug: "2024", year: 2024 })).toMatchObject({
      year: 2024,
      value: "3.55",
    });
    expect(await findIndexTarget(world.staff, { slug: "2023", year: 2023 })).toMatchObject({
      year: 2022,
      value: "3.4",
    });
    expect(await findIndexTarget(world.staff, { slug: "2021", year: 2021 })).toBeNull();
  });
});

describe("Notes", () => {
  test("are read by Diskominfo and the council with their author and item; a guest reads back only the own ones", async () => {
    expect(code(await leaveNote(guest, { text: "Bukti kurang jelas", itemCode: "O.1" }))).toBe("ok");
    expect(code(await leaveNote(guest, { text: "Butir lain", itemCode: "X.9" }))).toBe("NOT_FOUND");
    const [note] = (await listNotes(world.council, "2026")).items;
    expect(note).toMatchObject({ text: "Bukti kurang jelas", author: { name: "tamu" }, item: { code: "O.1" } });
    const second = await makeGuest("tamu-kedua", round.id);
    expect(await listOwnNotes(second)).toEqual([]);
    expect((await listOwnNotes(guest, "O.1")).map(({ text }) => text)).toEqual(["Bukti kurang jelas"]);
    expect((await listNotes(world.staff, "2025")).items).not.toContainEqual(
      expect.objectContaining({ text: "Bukti kurang jelas" }),
    );
  });

  test("are never changed or taken back", async () => {
    await expect(ownerDb().assessorNote.updateMany({ data: { text: "lain" } })).rejects.toThrow(/append-only/);
    await expect(ownerDb().assessorNote.deleteMany()).rejects.toThrow(/append-only/);
  });
});

describe("Every opening by a guest is written down", () => {
  test("with what was opened; those who work here leave no such event", async () => {
    const opened = () => db().auditEvent.findMany({ where: { action: "open" }, orderBy: { id: "asc" } });
    await recordOpening(world.staff, { entity: "evaluationRound", entityId: round.id });
    expect(await opened()).toEqual([]);
    await recordOpening(guest, { entity: "evaluationRound", entityId: round.id, page: "asesor" });
    await recordOpening(guest, { entity: "answer", entityId: round.id });
    expect(await opened()).toMatchObject([
      { actorId: guest.id, entity: "evaluationRound", entityId: round.id, after: { page: "asesor" } },
      { actorId: guest.id, entity: "answer" },
    ]);
  });
});

describe("A guest account", () => {
  const make = (given: object = {}) =>
    createAssessorSchema("Asia/Jakarta").safeParse({
      email: "Asesor@Kampus.ac.id",
      name: "Asesor",
      roundSlug: "2026",
      lastDay: "2099-12-31",
      ...given,
    });

  test("is made for one round with a last day in WIB, and ADMIN stands in its audit event", async () => {
    const command = make();
    if (!command.success) throw command.error;
    const made = await createAssessor(world.admin, assessorAccount(command.data, "Asia/Jakarta"));
    expect(made.ok && made.value.password).toMatch(/^\w{5}(?:-\w{5}){3}$/);
    const user = await db().user.findUniqueOrThrow({ where: { email: "asesor@kampus.ac.id" } });
    expect(user).toMatchObject({
      role: "ASSESSOR",
      roundId: round.id,
      expiresAt: new Date("2099-12-31T16:59:59.999Z"),
      passwordChangeRequired: true,
    });
    const event = await db().auditEvent.findFirstOrThrow({ where: { action: "createUser", entityId: user.id } });
    expect(event.actorId).toBe(world.admin.id);
    expect(JSON.stringify(event.after)).not.toContain(made.ok ? made.value.password : "");
    expect(code(await createAssessor(world.admin, assessorAccount(command.data, "Asia/Jakarta")))).toBe("ALREADY_OPEN");
  });

  test("is refused for a day that is past, an address that is none, and a round that is not there", async () => {
    expect(make({ lastDay: "2020-01-01" }).error?.issues[0]?.message).toBe("pastDay");
    expect(make({ email: "x" }).error?.issues[0]?.message).toBe("email");
    const command = make({ roundSlug: "1999", email: "b@b.id" });
    expect(
      command.success && code(await createAssessor(world.admin, assessorAccount(command.data, "Asia/Jakarta"))),
    ).toBe("NOT_FOUND");
    expect(
      code(
        await createUser({
          email: "c@b.id",
          name: "c",
          role: "ASSESSOR",
          expiresAt: new Date("2099-01-01"),
          roundSlug: "1999",
        }),
      ),
    ).toBe("NOT_FOUND");
  });

  test("is ended once, by ADMIN alone, for guests alone; its sessions end with it", async () => {
    const before = await db().user.findUniqueOrThrow({ where: { id: stranger.id } });
    expect(code(await endAssessor(world.staff, stranger.id))).toBe("FORBIDDEN");
    expect(code(await endAssessor(world.admin, world.council.id))).toBe("NOT_FOUND");
    expect(code(await endAssessor(world.admin, stranger.id))).toBe("ok");
    expect(code(await endAssessor(world.admin, stranger.id))).toBe("WRONG_STATE");
    const after = await db().user.findUniqueOrThrow({ where: { id: stranger.id } });
    expect(after.sessionVersion).toBeGreaterThan(before.sessionVersion);
    expect(isOpen(after, new Date())).toBe(false);
    expect((await listAssessors(world.admin)).items.find(({ id }) => id === stranger.id)?.state).toBe("ended");
  });

  test("is out at once when its time is over", async () => {
    const user = await db().user.findUniqueOrThrow({ where: { id: guest.id } });
    expect(isOpen(user, new Date())).toBe(true);
    expect(isOpen(user, user.expiresAt ?? new Date(0))).toBe(false);
  });

  test("of any other role has no round", async () => {
    await expect(db().user.update({ where: { id: world.staff.id }, data: { roundId: round.id } })).rejects.toThrow(
      /users_round_of_assessor/,
    );
    expect(actor("STAFF").roundId).toBeNull();
  });
});
