import { beforeAll, describe, expect, test } from "vitest";
import { cancelAction, moveAction } from "@/lib/follow-up/actions/mutations";
import { addDecisionAction, recordDecision } from "@/lib/follow-up/decisions/mutations";
import { listDecisions } from "@/lib/follow-up/decisions/queries";
import { newDecisionSchema } from "@/lib/follow-up/decisions/schemas";
import { asMinutes } from "@/lib/follow-up/meetings/as-minutes";
import { saveMeeting } from "@/lib/follow-up/meetings/mutations";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import { meetingSchema } from "@/lib/follow-up/meetings/schemas";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const meeting = (given: Record<string, string> = {}) =>
  meetingSchema.parse({ title: "Rapat", heldOn: "2026-03-02", status: "HELD", ...given });

async function held(): Promise<string> {
  const saved = await saveMeeting(world.staff, null, meeting());
  return saved.ok ? saved.value.id : "";
}

const decision = (dueOn: string) =>
  newDecisionSchema.parse({
    text: "Bank sampah di setiap kelurahan",
    action: "Menyusun jadwal",
    agencyCode: "DLHKP",
    dueOn,
  });
const faults = (result: { ok: boolean; error?: { fields?: unknown } }) => (result.ok ? "ok" : result.error?.fields);

describe("when something is due that the council decided", () => {
  test("is written as it was decided, also weeks later when it is past already, and never before the meeting", async () => {
    const id = await held();
    expect(faults(await recordDecision(world.staff, id, decision("2026-03-01")))).toEqual({ dueOn: ["beforeMeeting"] });
    expect(await listDecisions(world.staff, id)).toEqual([]);
    const made = await recordDecision(world.staff, id, decision("2026-03-02"));
    expect(faults(made)).toBe("ok");
    const more = (dueOn: string) => ({ text: "Membeli timbangan", agencyCode: "DINKES", dueOn });
    const decisionId = made.ok ? made.value.id : "";
    expect(faults(await addDecisionAction(world.council, decisionId, more("2026-03-01")))).toEqual({
      dueOn: ["beforeMeeting"],
    });
    expect(faults(await addDecisionAction(world.council, decisionId, more("2026-03-20")))).toBe("ok");
    const [row] = await listDecisions(world.staff, id);
    expect(row?.actions.map(({ dueOn, overdue }) => [dueOn, overdue])).toEqual([
      ["2026-03-02", true],
      ["2026-03-20", true],
    ]);
  });

  test("minutes downloaded after the signing say what was signed: moved and given up actions stand as decided", async () => {
    const id = await held();
    const made = await recordDecision(world.staff, id, decision("2026-06-30"));
    const decisionId = made.ok ? made.value.id : "";
    await addDecisionAction(world.staff, decisionId, {
      text: "Membeli timbangan",
      agencyCode: "DINKES",
      dueOn: "2026-07-31",
    });
    const minutes = async () =>
      asMinutes(await getMeeting(world.staff, id), await listDecisions(world.staff, id), {
        name: "Kota Kediri",
        zone: "Asia/Jakarta",
      });
    const signed = await minutes();
    const actions = (await listDecisions(world.staff, id))[0]?.actions ?? [];
    const [first, second] = actions.map(({ id: actionId, version }) => ({ id: actionId, version }));
    if (!first || !second) throw new Error("two actions expected");
    expect(faults(await moveAction(world.staff, first, { dueOn: "2031-12-31", note: "Menunggu anggaran" }))).toBe("ok");
    expect(faults(await cancelAction(world.staff, second, "Sudah dimiliki"))).toBe("ok");
    expect(await minutes()).toEqual(signed);
  });
});

describe("a meeting that is yet to come", () => {
  test("cannot have been held: refused at its status until its day in WIB, a new one and a changed one", async () => {
    const coming = meeting({ heldOn: "2027-05-05" });
    const at = (now: string) => saveMeeting(world.staff, null, coming, new Date(now));
    expect(faults(await at("2027-05-04T16:59:59Z"))).toEqual({ status: ["heldTooEarly"] });
    expect(faults(await at("2027-05-04T17:00:00Z"))).toBe("ok");
    const planned = await saveMeeting(world.staff, null, { ...coming, status: "PLANNED" }, new Date("2027-05-01"));
    if (!planned.ok) throw new Error("planned");
    const change = await saveMeeting(world.staff, planned.value, coming, new Date("2027-05-01"));
    expect(faults(change)).toEqual({ status: ["heldTooEarly"] });
  });
});
