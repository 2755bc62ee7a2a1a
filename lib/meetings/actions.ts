"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/auth/session";
import { entryRefSchema } from "@/lib/entries/schemas";
import { goTo } from "@/lib/forms/destination";
import { problemOf, refused, signedOut } from "@/lib/forms/reply";
import { refusedRows, typedIn } from "@/lib/forms/rows";
import type { FormState } from "@/lib/forms/state";
import { recordAttendance, saveMeeting } from "./mutations";
import { meetingSchema, readAttendance } from "./schemas";

export async function saveMeetingAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: meetingSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  const result = await saveMeeting(actor, ref.data ?? null, submission.value);
  if (!result.ok) return refused(submission, result.error, Object.keys(meetingSchema.shape));
  goTo(data, `/dewan/rapat/${result.value.id}?tersimpan=saveMeeting`);
}

const attendanceFields = (current: object = {}) =>
  Object.keys(current).filter((name) => /^(attendance|representative)-/.test(name));

export async function recordAttendanceAction(_state: FormState, data: FormData): Promise<FormState> {
  const initialValue = typedIn(data);
  const actor = await findActor();
  if (!actor) return { reply: { initialValue }, problem: { code: "SIGNED_OUT" } };
  const ref = entryRefSchema.safeParse(initialValue);
  if (!ref.success) return { reply: { initialValue }, problem: { code: "NOT_FOUND" } };
  const { rows, errors } = readAttendance(data);
  if (Object.keys(errors).length > 0) return { reply: { initialValue, error: errors } };
  const result = await recordAttendance(actor, ref.data, rows);
  if (!result.ok) return refusedRows(data, {}, problemOf(result.error, attendanceFields(result.error.current)));
  goTo(data, `/dewan/rapat/${ref.data.id}?tersimpan=recordAttendance`);
}
