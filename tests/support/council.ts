import { type Ref, saveBody, saveMember } from "@/lib/follow-up/council-members/mutations";
import type { MemberFields } from "@/lib/follow-up/council-members/schemas";
import { type MeetingRef, saveMeeting } from "@/lib/follow-up/meetings/mutations";
import type { MeetingFields } from "@/lib/follow-up/meetings/schemas";
import type { World } from "./fixtures";
import { resultOf } from "./results";

let count = 0;

/** A body of the council with a name of its own. */
export async function makeBody({ staff }: World, kind: "AGENCY_HEADS" | "ACADEMICS" = "ACADEMICS"): Promise<Ref> {
  count += 1;
  return resultOf(await saveBody(staff, null, { kind, name: `Unsur ${count}` }));
}

export const memberFields = (bodyId: string, given: Partial<MemberFields> = {}): MemberFields => ({
  bodyId,
  name: "Anggota",
  position: "",
  role: "MEMBER",
  from: "2024-01-01",
  source: "",
  ...given,
});

export async function makeMember(world: World, given: Partial<MemberFields> = {}): Promise<Ref> {
  const bodyId = given.bodyId ?? (await makeBody(world)).id;
  return resultOf(await saveMember(world.staff, null, memberFields(bodyId, given)));
}

export const meetingFields = (given: Partial<MeetingFields> = {}): MeetingFields => ({
  title: "Rapat Dewan",
  heldOn: "2026-03-02",
  startsAt: "09.00",
  place: "Balai Kota",
  status: "PLANNED",
  agenda: ["Pembukaan", "Sampah"],
  summary: "",
  ...given,
});

export async function makeMeeting(world: World, given: Partial<MeetingFields> = {}): Promise<MeetingRef> {
  const fields = meetingFields(given);
  // Told at noon of its day, so that a test may be of any year.
  return resultOf(await saveMeeting(world.staff, null, fields, new Date(`${fields.heldOn}T05:00:00Z`)));
}
