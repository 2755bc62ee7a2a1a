import { beforeAll, describe, expect, test } from "vitest";
import { addLink } from "@/lib/evidence/evidence/mutations";
import { cancelAction, moveAction, updateAction } from "@/lib/follow-up/actions/mutations";
import { getAction, listOpenDecisionActions } from "@/lib/follow-up/actions/queries";
import { addDecisionAction, editDecision, recordDecision } from "@/lib/follow-up/decisions/mutations";
import { getDecision, listDecisions, listDecisionsAbout, listTargets } from "@/lib/follow-up/decisions/queries";
import type { NewDecision, Target } from "@/lib/follow-up/decisions/schemas";
import { asMinutes } from "@/lib/follow-up/meetings/as-minutes";
import { minutesPdf } from "@/lib/follow-up/meetings/minutes";
import { recordAttendance } from "@/lib/follow-up/meetings/mutations";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import { db } from "@/lib/platform/db/client";
import { listDelays } from "@/lib/work/delays/queries";
import { listTasks } from "@/lib/work/tasks/queries";
import { makeMeeting, makeMember } from "../../support/council";
import { makeRound, makeWorld, type World } from "../../support/fixtures";
import { pdfPages } from "../../support/pdf-text";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
let recommendationId: string;
beforeAll(async () => {
  world = await makeWorld();
  const { round } = await makeRound(world.pillar.id);
  const row = { roundId: round.id, order: 1, text: "Rekomendasi", leadAgencyId: world.waste.agency.id, source: "uji" };
  recommendationId = (await db().recommendation.create({ data: row })).id;
});

const NOBODY = "00000000-0000-7000-8000-00000000dead";
const fields = (given: Partial<NewDecision> = {}): NewDecision => ({
  text: "Bank sampah di setiap kelurahan",
  links: [],
  action: "Menyusun jadwal",
  agencyCode: "DLHKP",
  dueOn: "2030-06-30",
  ...given,
});
const heldMeeting = () => makeMeeting(world, { status: "HELD" });
const decided = async (given: Partial<NewDecision> = {}, who = world.council) =>
  resultOf(await recordDecision(who, (await heldMeeting()).id, fields(given)));
const actionOf = (decisionId: string) =>
  db().followUpAction.findFirstOrThrow({ where: { decisionId }, orderBy: { id: "asc" } });
const allLinks = (): Target[] => [
  { kind: "pillar", id: world.pillar.id },
  { kind: "programme", id: world.waste.programme.id },
  { kind: "recommendation", id: recommendationId },
  { kind: "indicator", id: world.health.indicator.id },
];

describe("a decision", () => {
  test("is recorded by council or secretariat together with who does it by when", async () => {
    const meeting = await heldMeeting();
    for (const who of [world.council, world.staff, world.admin])
      resultOf(await recordDecision(who, meeting.id, fields({ text: `Keputusan dari ${who.role}` })));
    const list = await listDecisions(world.council, meeting.id);
    expect(
      list.map(({ order, text, actions }) => [order, text, actions.map(({ text, dueOn }) => [text, dueOn])]),
    ).toEqual(
      ["COUNCIL", "STAFF", "ADMIN"].map((role, index) => [
        ...[index + 1, `Keputusan dari ${role}`, [["Menyusun jadwal", "2030-06-30"]]],
      ]),
    );
  });

  test("together or not at all: an agency that does not exist, or a link to nothing, leaves no row behind", async () => {
    const meeting = await heldMeeting();
    const links = [...allLinks(), { kind: "programme" as const, id: NOBODY }];
    expect(faultsOf(await recordDecision(world.council, meeting.id, fields({ agencyCode: "TIDAK-ADA" })))).toEqual({
      agencyCode: ["agencyGone"],
    });
    expect(faultsOf(await recordDecision(world.council, meeting.id, fields({ links })))).toEqual({
      links: ["invalid"],
    });
    expect(await db().decision.count({ where: { meetingId: meeting.id } })).toBe(0);
    // An id of one kind is not one of another.
    const mixed = [{ kind: "indicator" as const, id: world.pillar.id }];
    expect(codeOf(await recordDecision(world.council, meeting.id, fields({ links: mixed })))).toBe("INVALID");
  });

  test.each(["PLANNED", "CANCELLED"] as const)("is taken by a meeting that was held, not by one %s", async (status) => {
    const meeting = await makeMeeting(world, { status });
    for (const who of [world.council, world.staff])
      expect(codeOf(await recordDecision(who, meeting.id, fields()))).toBe("WRONG_STATE");
    expect(codeOf(await recordDecision(world.council, NOBODY, fields()))).toBe("NOT_FOUND");
    expect(await db().decision.count({ where: { meetingId: meeting.id } })).toBe(0);
  });

  test("two recorded at once get numbers of their own", async () => {
    const meeting = await heldMeeting();
    const results = await Promise.all(
      Array.from({ length: 4 }, () => recordDecision(world.council, meeting.id, fields())),
    );
    expect(results.map(codeOf)).toEqual(Array(4).fill("ok"));
    const list = await listDecisions(world.staff, meeting.id);
    expect(list.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
  });

  test("without an action is refused by the database at the commit, whatever the application does", async () => {
    const meeting = await heldMeeting();
    const data = { meetingId: meeting.id, order: 1, text: "Tanpa pelaksana", createdById: world.staff.id };
    await expect(db().decision.create({ data })).rejects.toThrow(/owner and a due date/);
    expect(await db().decision.count({ where: { meetingId: meeting.id } })).toBe(0);
  });

  test("says what it is about, each once, and is found from there", async () => {
    const { id } = await decided({ links: [...allLinks(), ...allLinks()] });
    expect((await getDecision(world.staff, id)).links.map(({ kind, id }) => ({ kind, id }))).toEqual(
      expect.arrayContaining(allLinks()),
    );
    expect(await db().decisionLink.count({ where: { decisionId: id } })).toBe(4);
    for (const target of allLinks())
      expect((await listDecisionsAbout(world.council, target)).map((one) => one.id)).toContain(id);
    expect((await listDecisionsAbout(world.council, { kind: "pillar", id: NOBODY })).length).toBe(0);
  });

  test("is edited with its links; a stale form changes neither and is shown the words that are saved", async () => {
    const ref = await decided({ links: allLinks() });
    const text = "Bank sampah di setiap rukun warga";
    const [link] = allLinks();
    const edited = resultOf(await editDecision(world.council, ref, { text, links: link ? [link] : [] }));
    expect(edited).toMatchObject({ id: ref.id, version: 2 });
    const late = await editDecision(world.staff, ref, { text: "Sesuatu yang lain", links: [] });
    expect(late).toMatchObject({ ok: false, error: { code: "STALE", current: { text } } });
    const unknown = [{ kind: "pillar" as const, id: NOBODY }];
    expect(faultsOf(await editDecision(world.staff, edited, { text: "Tidak jadi ditulis", links: unknown }))).toEqual({
      links: ["invalid"],
    });
    const { links, ...saved } = await getDecision(world.council, ref.id);
    expect([saved.text, saved.version, links.map(({ kind }) => kind)]).toEqual([text, 2, ["pillar"]]);
  });

  test("every change has its audit record with who made it", async () => {
    const ref = await decided();
    resultOf(await editDecision(world.staff, ref, { text: "Ditulis ulang", links: [] }));
    const events = await db().auditEvent.findMany({
      where: { entityId: ref.id },
      orderBy: { link: { position: "asc" } },
    });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["create", world.council.id],
      ["edit", world.staff.id],
    ]);
    const action = await actionOf(ref.id);
    expect(await db().auditEvent.count({ where: { entityId: action.id } })).toBe(1);
  });
});

describe("its action", () => {
  const NOW = new Date("2026-11-25T03:00:00Z");

  test("stands among the tasks of the agency that owes it, and of no other", async () => {
    const { id } = await decided({ action: "Membeli timbangan" });
    const action = await actionOf(id);
    const own = (await listTasks(world.waste.officer, NOW)).find((duty) => duty.id === action.id);
    expect(own).toMatchObject({
      kind: "action",
      reason: "missing",
      nameId: "Membeli timbangan",
      key: "",
      round: null,
      dueOn: "2030-06-30",
      late: false,
    });
    expect((await listTasks(world.health.officer, NOW)).map((duty) => duty.id)).not.toContain(action.id);
  });

  test("is followed like any other: its owner tells how it goes, another agency does not find it", async () => {
    const { id } = await decided();
    const action = await actionOf(id);
    const half = { percent: 50, note: "Separuh sudah dibeli" };
    expect(codeOf(await updateAction(world.health.officer, action, half))).toBe("NOT_FOUND");
    await expect(getAction(world.health.officer, action.id)).rejects.toThrow();
    expect(codeOf(await updateAction(world.council, action, half))).toBe("FORBIDDEN");
    const after = resultOf(await updateAction(world.waste.officer, action, half));
    expect(codeOf(await updateAction(world.waste.officer, action, half))).toBe("STALE");
    expect(codeOf(await moveAction(world.waste.officer, after, { dueOn: "2031-01-01", note: "Minta waktu" }))).toBe(
      "FORBIDDEN",
    );
    const moved = resultOf(await moveAction(world.council, after, { dueOn: "2031-01-01", note: "Menunggu APBD" }));
    const proof = { title: "Bukti", url: "https://contoh.test/x", informationClass: "PERIODIC" as const };
    expect(codeOf(await addLink(world.health.officer, { kind: "action", id: action.id }, proof))).toBe("NOT_FOUND");
    expect(codeOf(await addLink(world.waste.officer, { kind: "action", id: action.id }, proof))).toBe("ok");
    resultOf(await updateAction(world.waste.officer, moved, { percent: 100, note: "Semua sudah dibeli" }));
    const { updates } = await getAction(world.council, action.id);
    expect(updates.map(({ note }) => note)).toEqual(["Semua sudah dibeli", "Menunggu APBD", "Separuh sudah dibeli"]);
    expect((await listTasks(world.waste.officer, NOW)).map((duty) => duty.id)).not.toContain(action.id);
  });

  test("is late from 00:00 WIB of the day after, on the tasks, on the page of delays and in the council's count", async () => {
    const { id } = await decided({ dueOn: "2027-02-28", agencyCode: "DINKES" });
    const action = await actionOf(id);
    const late = async (at: string) => {
      const now = new Date(at);
      const duty = (await listTasks(world.health.officer, now)).find((one) => one.id === action.id);
      const delays = (await listDelays(world.council, { agencyCode: "DINKES" }, now)).items;
      const { late: counted, items } = await listOpenDecisionActions(world.council, { lateOnly: true }, now);
      expect(items.map(({ overdue }) => overdue)).toEqual(items.map(() => true));
      return [duty?.late, delays.some((one) => one.id === action.id), counted];
    };
    const before = await late("2027-02-28T16:59:59Z");
    expect(before).toEqual([false, false, 0]);
    expect(await late("2027-02-28T17:00:00Z")).toEqual([true, true, 1]);
  });

  test("one more is added by whoever may decide, for an agency that exists", async () => {
    const ref = await decided();
    const more = { text: "Melatih kader", agencyCode: "DINKES", dueOn: "2030-12-31" };
    expect(codeOf(await addDecisionAction(world.council, ref.id, more))).toBe("ok");
    expect(faultsOf(await addDecisionAction(world.council, ref.id, { ...more, agencyCode: "TIDAK-ADA" }))).toEqual({
      agencyCode: ["agencyGone"],
    });
    const officerId = world.waste.officer.id;
    expect(faultsOf(await addDecisionAction(world.council, ref.id, { ...more, officerId }))).toEqual({
      officerId: ["officerOfAgency"],
    });
    expect(codeOf(await addDecisionAction(world.council, NOBODY, more))).toBe("NOT_FOUND");
    expect(await db().followUpAction.count({ where: { decisionId: ref.id } })).toBe(2);
    expect((await listTasks(world.health.officer, NOW)).map(({ nameId }) => nameId)).toContain("Melatih kader");
  });
});

test("the minutes tell what the meeting recorded, also what was given up since", async () => {
  const chair = await makeMember(world, { name: "Ibu Ketua", position: "Rektor" });
  const meeting = await makeMeeting(world, { status: "HELD", title: "Rapat notulen", chairId: chair.id });
  const row = { memberId: chair.id, attendance: "REPRESENTED" as const, representative: "Wakil Rektor" };
  resultOf(await recordAttendance(world.staff, meeting, [row]));
  const { id } = resultOf(await recordDecision(world.council, meeting.id, fields()));
  const more = { text: "Melatih kader", agencyCode: "DINKES", dueOn: "2030-12-31" };
  resultOf(await addDecisionAction(world.council, id, more));
  resultOf(await cancelAction(world.council, await actionOf(id), "Digabung dengan pelatihan"));
  const decisions = await listDecisions(world.council, meeting.id);
  const file = await minutesPdf(
    asMinutes(await getMeeting(world.council, meeting.id), decisions, { name: "Kota Uji", zone: "Asia/Jakarta" }),
  );
  const text = pdfPages(file).join(" ").replace(/\s+/g, " ");
  for (const words of [
    ...["KOTA UJI", "Rapat notulen", "Ibu Ketua, Rektor: diwakili Wakil Rektor", "1. Bank sampah di setiap kelurahan"],
    "Melatih kader: DINKES, paling lambat 31 Desember 2030",
    "Menyusun jadwal: DLHKP, paling lambat 30 Juni 2030",
  ])
    expect(text).toContain(words);
});

describe("whose it is", () => {
  test("agencies and the guest assessor neither decide nor read, also where they carry it out", async () => {
    const ref = await decided({ links: allLinks() });
    const { meetingId } = await getDecision(world.staff, ref.id);
    const count = await db().decision.count();
    for (const who of [world.waste.officer, world.health.officer, world.assessor]) {
      expect(codeOf(await recordDecision(who, meetingId, fields()))).toBe("FORBIDDEN");
      expect(codeOf(await editDecision(who, ref, { text: "Ditulis orang lain", links: [] }))).toBe("FORBIDDEN");
      const more = { text: "Menambah sendiri", agencyCode: "DINKES", dueOn: "2030-12-31" };
      expect(codeOf(await addDecisionAction(who, ref.id, more))).toBe("FORBIDDEN");
      for (const read of [listDecisions(who, meetingId), getDecision(who, ref.id), listTargets(who)])
        await expect(read).rejects.toThrow();
      expect(await listDecisionsAbout(who, { kind: "recommendation", id: recommendationId })).toEqual([]);
      expect(await listOpenDecisionActions(who)).toMatchObject({ items: [], open: 0, late: 0 });
    }
    expect(await db().decision.count()).toBe(count);
    expect(await getDecision(world.council, ref.id)).toMatchObject({ version: 1 });
  });
});
