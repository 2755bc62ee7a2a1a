import { beforeAll, describe, expect, test } from "vitest";
import { setRhythm } from "@/lib/follow-up/council-members/mutations";
import { recordDecision } from "@/lib/follow-up/decisions/mutations";
import { recordAttendance, saveMeeting } from "@/lib/follow-up/meetings/mutations";
import { findNextMeeting, getMeeting, getRhythm, listMeetings, PAGE_SIZE } from "@/lib/follow-up/meetings/queries";
import { db } from "@/lib/platform/db/client";
import { makeMeeting, makeMember, meetingFields } from "../../support/council";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const DECISION = {
  text: "Bank sampah di setiap kelurahan",
  links: [],
  action: "Menyusun jadwal",
  agencyCode: "DLHKP",
  dueOn: "2030-06-30",
};
const NOBODY = "00000000-0000-7000-8000-00000000dead";
const agendaOf = async (id: string) =>
  (await getMeeting(world.council, id)).agenda.map(({ order, text }) => [order, text]);

describe("a meeting", () => {
  test("is planned with its agenda in order, and a later form writes the agenda anew", async () => {
    const made = await makeMeeting(world);
    expect(await getMeeting(world.council, made.id)).toMatchObject({
      title: "Rapat Dewan",
      heldOn: "2026-03-02",
      startsAt: "09.00",
      place: "Balai Kota",
      status: "PLANNED",
    });
    expect(await agendaOf(made.id)).toEqual([
      [1, "Pembukaan"],
      [2, "Sampah"],
    ]);
    const agenda = ["Sampah", "Transportasi", "Penutup"];
    const changed = resultOf(await saveMeeting(world.admin, made, meetingFields({ agenda, heldOn: "2026-03-09" })));
    expect(changed.version).toBe(2);
    expect(await agendaOf(made.id)).toEqual(agenda.map((text, index) => [index + 1, text]));
    expect(await db().agendaItem.count({ where: { meetingId: made.id } })).toBe(3);
  });

  test("a stale form keeps what another saved, and is shown its day and its agenda line by line", async () => {
    const made = await makeMeeting(world);
    resultOf(await saveMeeting(world.admin, made, meetingFields({ title: "Dipindah", heldOn: "2026-04-01" })));
    const late = await saveMeeting(world.staff, made, meetingFields({ title: "Lain", agenda: ["Lain"] }));
    const current = { title: "Dipindah", heldOn: "2026-04-01", agenda: "Pembukaan\nSampah" };
    expect(late).toMatchObject({ ok: false, error: { code: "STALE", current } });
    expect(await agendaOf(made.id)).toHaveLength(2);
  });

  test("of two who save at once one is told, and the agenda is of one of them", async () => {
    const made = await makeMeeting(world);
    const results = await Promise.all(
      ["Satu", "Dua"].map((text) => saveMeeting(world.staff, made, meetingFields({ title: text, agenda: [text] }))),
    );
    expect(results.map(codeOf).sort()).toEqual(["STALE", "ok"]);
    const { title } = await getMeeting(world.staff, made.id);
    expect(await agendaOf(made.id)).toEqual([[1, title]]);
  });

  test("that decided something was held and stays so; one that decided nothing may be called off", async () => {
    const held = await makeMeeting(world, { status: "HELD" });
    resultOf(await recordDecision(world.staff, held.id, DECISION));
    for (const status of ["PLANNED", "CANCELLED"] as const)
      expect(faultsOf(await saveMeeting(world.staff, held, meetingFields({ status })))).toEqual({
        status: ["meetingDecided"],
      });
    expect(codeOf(await saveMeeting(world.staff, held, meetingFields({ status: "HELD", summary: "Tambahan" })))).toBe(
      "ok",
    );
    const plain = await makeMeeting(world, { status: "HELD" });
    expect(codeOf(await saveMeeting(world.staff, plain, meetingFields({ status: "CANCELLED" })))).toBe("ok");
  });

  test("does not move past the day by which something it decided was due", async () => {
    const held = await makeMeeting(world, { status: "HELD" });
    resultOf(await recordDecision(world.staff, held.id, { ...DECISION, dueOn: "2026-03-09" }));
    const moved = (heldOn: string) =>
      saveMeeting(world.staff, held, meetingFields({ status: "HELD", heldOn }), new Date("2026-06-01T00:00:00Z"));
    expect(faultsOf(await moved("2026-03-10"))).toEqual({ heldOn: ["afterDueDate"] });
    expect(codeOf(await moved("2026-03-09"))).toBe("ok");
  });

  test("that is called off while somebody records its decision ends up with one of the two, never with both", async () => {
    for (let round = 0; round < 5; round += 1) {
      const meeting = await makeMeeting(world, { status: "HELD" });
      const results = await Promise.all([
        recordDecision(world.council, meeting.id, DECISION),
        saveMeeting(world.staff, meeting, meetingFields({ status: "CANCELLED" })),
      ]);
      expect(results.map(codeOf).filter((code) => code === "ok")).toHaveLength(1);
      const { status } = await getMeeting(world.council, meeting.id);
      const count = await db().decision.count({ where: { meetingId: meeting.id } });
      expect([
        ["HELD", 1],
        ["CANCELLED", 0],
      ]).toContainEqual([status, count]);
    }
  });

  test("is chaired and kept by members, one person may do both, and nobody else can be named", async () => {
    const member = await makeMember(world, { name: "Ibu Ketua", position: "Rektor" });
    const both = await makeMeeting(world, { chairId: member.id, secretaryId: member.id });
    const person = { name: "Ibu Ketua", position: "Rektor" };
    expect(await getMeeting(world.council, both.id)).toMatchObject({ chair: person, secretary: person });
    const unknown = await saveMeeting(world.staff, both, meetingFields({ chairId: NOBODY, secretaryId: member.id }));
    expect(faultsOf(unknown)).toEqual({ chairId: ["required"] });
    resultOf(await saveMeeting(world.staff, both, meetingFields()));
    expect(await getMeeting(world.council, both.id)).toMatchObject({ chair: null, secretary: null });
  });

  test("every change has its audit record with who made it", async () => {
    const made = await makeMeeting(world);
    resultOf(await saveMeeting(world.admin, made, meetingFields({ title: "Diubah" })));
    const events = await db().auditEvent.findMany({
      where: { entityId: made.id },
      orderBy: { link: { position: "asc" } },
    });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["create", world.staff.id],
      ["edit", world.admin.id],
    ]);
  });
});

describe("attendance", () => {
  test("changes for those whom the form tells of, and is lost for nobody", async () => {
    const [ani, budi] = [await makeMember(world, { name: "Ani" }), await makeMember(world, { name: "Budi" })];
    const made = await makeMeeting(world, { status: "HELD" });
    const first = resultOf(
      await recordAttendance(world.staff, made, [
        { memberId: ani.id, attendance: "PRESENT", representative: "" },
        { memberId: budi.id, attendance: "REPRESENTED", representative: "Sekretaris DLHKP" },
      ]),
    );
    const shown = async () =>
      (await getMeeting(world.council, made.id)).attendances.map(({ member, attendance, representative }) => [
        ...[member.name, attendance, representative],
      ]);
    expect((await shown()).sort()).toEqual([
      ["Ani", "PRESENT", ""],
      ["Budi", "REPRESENTED", "Sekretaris DLHKP"],
    ]);
    expect(codeOf(await recordAttendance(world.staff, made, []))).toBe("STALE");
    const rows = [{ memberId: budi.id, attendance: "EXCUSED" as const, representative: "" }];
    resultOf(await recordAttendance(world.staff, first, rows));
    // A form that did not know Ani, opened before she was added, drops nothing of hers.
    expect((await shown()).sort()).toEqual([
      ["Ani", "PRESENT", ""],
      ["Budi", "EXCUSED", ""],
    ]);
  });

  test("somebody who came instead has a name, and nobody else has one: so says the database too", async () => {
    const { id: memberId } = await makeMember(world);
    const made = await makeMeeting(world, { status: "HELD" });
    for (const row of [
      { attendance: "REPRESENTED", representative: "" },
      { attendance: "PRESENT", representative: "Seseorang" },
    ] as const)
      await expect(recordAttendance(world.staff, made, [{ memberId, ...row }])).rejects.toThrow(
        /attendances_representative/,
      );
    expect(await getMeeting(world.staff, made.id)).toMatchObject({ version: 1, attendances: [] });
  });

  test("is of members only, and of no meeting that was called off", async () => {
    const made = await makeMeeting(world);
    const row = { memberId: NOBODY, attendance: "PRESENT" as const, representative: "" };
    expect(codeOf(await recordAttendance(world.staff, made, [row]))).toBe("NOT_FOUND");
    const off = resultOf(await saveMeeting(world.staff, made, meetingFields({ status: "CANCELLED" })));
    expect(codeOf(await recordAttendance(world.staff, off, []))).toBe("WRONG_STATE");
  });
});

describe("whose it is", () => {
  test("the council reads and does not keep", async () => {
    const made = await makeMeeting(world);
    expect(codeOf(await saveMeeting(world.council, made, meetingFields({ title: "Diubah" })))).toBe("FORBIDDEN");
    expect(codeOf(await recordAttendance(world.council, made, []))).toBe("FORBIDDEN");
    expect(await getMeeting(world.council, made.id)).toMatchObject({ title: "Rapat Dewan", version: 1 });
  });

  test("agencies and the guest assessor find nothing, whether it exists or not", async () => {
    const made = await makeMeeting(world, { heldOn: "2031-01-01" });
    for (const who of [world.waste.officer, world.health.officer, world.assessor]) {
      for (const read of [getMeeting(who, made.id), listMeetings(who), getRhythm(who)])
        await expect(read).rejects.toThrow();
      expect(await findNextMeeting(who)).toBeNull();
      expect(codeOf(await saveMeeting(who, made, meetingFields()))).toBe("FORBIDDEN");
      expect(codeOf(await recordAttendance(who, made, []))).toBe("FORBIDDEN");
    }
  });
});

describe("the calendar", () => {
  test("the next meeting is the first planned one from today in WIB on", async () => {
    await makeMeeting(world, { title: "Tadi malam", heldOn: "2040-05-05" });
    await makeMeeting(world, { title: "Batal", heldOn: "2040-05-06", status: "CANCELLED" });
    await makeMeeting(world, { title: "Berikutnya", heldOn: "2040-05-07" });
    const next = async (now: string) => (await findNextMeeting(world.council, new Date(now)))?.title;
    expect(await next("2040-05-05T16:59:59Z")).toBe("Tadi malam");
    expect(await next("2040-05-05T17:00:00Z")).toBe("Berikutnya");
    expect(await next("2040-05-07T17:00:00Z")).toBeUndefined();
  });

  test("what was held stands beside what the council had set itself, the year being that of WIB", async () => {
    resultOf(await setRhythm(world.staff, { fromYear: 2050, version: 0, meetingsPerYear: 3, source: "Perwali uji" }));
    await makeMeeting(world, { heldOn: "2050-01-01", status: "HELD" });
    await makeMeeting(world, { heldOn: "2050-12-31" });
    const [first] = (await getRhythm(world.council, new Date("2050-12-31T16:59:59Z"))).years;
    expect(first).toEqual({ year: 2050, held: 1, planned: 1, wanted: 3 });
    const [newest] = (await getRhythm(world.council, new Date("2050-12-31T17:00:00Z"))).years;
    expect(newest).toEqual({ year: 2051, held: 0, planned: 0, wanted: 3 });
  });

  test("meetings come a page at a time, the newest first, none twice and none left out", async () => {
    const { total } = await listMeetings(world.council);
    for (let made = total; made <= PAGE_SIZE; made += 1) await makeMeeting(world);
    const { pages } = await listMeetings(world.council);
    expect(pages).toBe(2);
    const all = (await Promise.all([1, 2].map((page) => listMeetings(world.council, { page })))).flatMap(
      ({ items }) => items,
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(Math.max(total, PAGE_SIZE + 1));
    const days = all.map(({ heldOn }) => heldOn);
    expect(days).toEqual([...days].sort().reverse());
  });
});
