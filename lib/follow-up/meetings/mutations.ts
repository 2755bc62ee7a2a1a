import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { canKeepCouncil } from "@/lib/follow-up/council-members/policy";
import { readRestored } from "@/lib/platform/areas/restored";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, saveRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { isHeldTooEarly } from "./held";
import { type AttendanceFields, type MeetingFields, meetingSchema } from "./schemas";

export type MeetingRef = { id: string; version: number };
type Saved = Result<MeetingRef, object | null>;

/** Plans a meeting, or changes it; its agenda is written anew with it. A meeting with decisions was held and stays so. */
export async function saveMeeting(
  actor: Actor,
  ref: MeetingRef | null,
  fields: MeetingFields,
  now = new Date(),
): Promise<Saved> {
  const today = await cityToday(now);
  return saveRow(actor, {
    find: (tx) => lock(tx, ref?.id ?? ""),
    version: ref?.version ?? null,
    refusal: () => (canKeepCouncil(actor) ? null : "FORBIDDEN"),
    current: asTyped as (meeting: Locked) => object,
    change: async (before, tx) => {
      const faults = await faultsOf(tx, before, fields, today);
      if (faults) return fail("INVALID", { fields: faults });
      const { agenda, heldOn, chairId = null, secretaryId = null, ...rest } = fields;
      const data = { ...rest, heldOn: dateOf(heldOn), chairId, secretaryId };
      const points = { create: agenda.map((text, index) => ({ order: index + 1, text })) };
      const after = before
        ? await tx.meeting.update({
            where: { id: before.id },
            data: { ...data, agenda: { deleteMany: {}, ...points }, version: { increment: 1 } },
          })
        : await tx.meeting.create({ data: { ...data, agenda: points, createdById: actor.id } });
      const about = {
        entity: "meeting",
        entityId: after.id,
        before: before && recorded(before),
        after: { ...after, agenda },
      };
      return ok({
        saved: { id: after.id, version: after.version },
        audit: { action: before ? "edit" : "create", ...about },
      });
    },
  });
}

/** Back to an earlier state by the rules of its form; who was there is a list of its own and stays. */
export async function restoreMeeting(
  actor: Actor,
  ref: MeetingRef,
  { agenda, ...state }: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const points = Array.isArray(agenda) ? agenda.filter((point) => typeof point === "string") : [];
  const fields = readRestored(meetingSchema, { ...state, agenda: points.join("\n") });
  return fields.ok ? saveMeeting(actor, ref, fields.value) : fields;
}

/** What is wrong in it, all at once; null where nothing is. */
async function faultsOf(tx: Transaction, before: Locked | null, fields: MeetingFields, today: string) {
  const { heldOn, status, chairId, secretaryId } = fields;
  const faults: Record<string, string[]> = {};
  if (before && before._count.decisions > 0 && status !== "HELD") faults.status = ["meetingDecided"];
  else if (isHeldTooEarly(fields, today)) faults.status = ["heldTooEarly"];
  if (before && (await wasDueBefore(tx, before.id, heldOn))) faults.heldOn = ["afterDueDate"];
  for (const [field, id] of Object.entries({ chairId, secretaryId }))
    if (id && (await tx.councilMember.count({ where: { id } })) === 0) faults[field] = ["required"];
  return Object.keys(faults).length > 0 ? faults : null;
}

/** Nothing is due before it was decided, so a meeting does not move past what it decided. */
async function wasDueBefore(tx: Transaction, meetingId: string, heldOn: string): Promise<boolean> {
  const where = { decision: { meetingId }, cancelledAt: null, dueOn: { lt: dateOf(heldOn) } };
  return (await tx.followUpAction.count({ where })) > 0;
}

async function lock(tx: Transaction, id: string) {
  await lockRow(tx, "meetings", id);
  return tx.meeting.findUnique({
    where: { id },
    include: { agenda: { orderBy: { order: "asc" } }, attendances: true, _count: { select: { decisions: true } } },
  });
}

type Locked = NonNullable<Awaited<ReturnType<typeof lock>>>;

/** As the log keeps it: the agenda in its words. */
const recorded = ({ agenda, attendances, _count, ...row }: Locked) => ({
  ...row,
  agenda: agenda.map(({ text }) => text),
  attendance: attendances.map(({ memberId, attendance, representative }) => ({ memberId, attendance, representative })),
});

/** What a stale form shows beside what was typed. */
const asTyped = ({ agenda, heldOn, ...meeting }: Locked) => ({
  ...meeting,
  heldOn: dayOf(heldOn),
  agenda: agenda.map(({ text }) => text).join("\n"),
});

/** The same for the list of who was there, field by field: also of those whom only the form or only the list has. */
function asTicked({ id, version, attendances }: Locked, rows: AttendanceFields[]): Record<string, unknown> {
  const fields = (one: AttendanceFields) => [
    [`attendance-${one.memberId}`, one.attendance],
    [`representative-${one.memberId}`, one.representative],
  ];
  const none = rows.flatMap(fields).map(([name]) => [name, ""]);
  return { id, version, ...Object.fromEntries([...none, ...attendances.flatMap(fields)]) };
}

/**
 * Who was there. Of whom the form says nothing the list stays as it is: a tick cannot be taken off in a form, and a
 * form opened before a member was added does not know them.
 */
export function recordAttendance(actor: Actor, ref: MeetingRef, rows: AttendanceFields[]): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => lock(tx, ref.id),
    refusal: () => (canKeepCouncil(actor) ? null : "FORBIDDEN"),
    isPossible: ({ status }) => status !== "CANCELLED",
    isStale: ({ version }) => version !== ref.version,
    current: (meeting): object => asTicked(meeting, rows),
    change: async (before, tx) => {
      const members = rows.map(({ memberId }) => memberId);
      const known = await tx.councilMember.count({ where: { id: { in: members } } });
      if (known !== members.length) return fail("NOT_FOUND");
      await tx.meetingAttendance.deleteMany({ where: { meetingId: ref.id, memberId: { in: members } } });
      await tx.meetingAttendance.createMany({ data: rows.map((row) => ({ ...row, meetingId: ref.id })) });
      const after = await tx.meeting.update({ where: { id: ref.id }, data: { version: { increment: 1 } } });
      // The whole list, also of those whom the form says nothing of: the log tells who was there, not what was sent.
      const kept = recorded(before).attendance.filter(({ memberId }) => !members.includes(memberId));
      const about = {
        ...{ entity: "meeting", entityId: ref.id },
        before: { attendance: recorded(before).attendance },
        after: { attendance: [...kept, ...rows] },
      };
      return ok({ saved: { id: after.id, version: after.version }, audit: { action: "recordAttendance", ...about } });
    },
  });
}
