"use server";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { goTo } from "@/lib/platform/forms/destination";
import { problemOf } from "@/lib/platform/forms/reply";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import { refusedRows, typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { recordAttendance, saveMeeting } from "./mutations";
import { meetingSchema, readAttendance } from "./schemas";

export const saveMeetingAction = formAction<FormState>([meetingSchema], async (data) => {
  return runCommand(data, {
    schema: meetingSchema,
    about: newOrRefOf,
    mutate: saveMeeting,
    shown: Object.keys(meetingSchema.shape),
    done: ({ id }) => `/dewan/rapat/${id}?tersimpan=saveMeeting`,
  });
});

const attendanceFields = (current: object = {}) =>
  Object.keys(current).filter((name) => /^(attendance|representative)-/.test(name));

/** One field per member instead of a schema, and all of them at once. */
export const recordAttendanceAction = formAction<FormState>(
  [{ each: "attendance-" }, { each: "representative-" }],
  async (data) => {
    const initialValue = typedIn(data);
    const actor = await findActor();
    if (!actor) return { reply: { initialValue }, problem: { code: "SIGNED_OUT" } };
    const ref = refOf(data);
    if (!ref) return { reply: { initialValue }, problem: { code: "NOT_FOUND" } };
    const { rows, errors } = readAttendance(data);
    if (Object.keys(errors).length > 0) return { reply: { initialValue, error: errors } };
    const result = await recordAttendance(actor, ref, rows);
    if (!result.ok) return refusedRows(data, {}, problemOf(result.error, attendanceFields(result.error.current)));
    goTo(data, `/dewan/rapat/${ref.id}?tersimpan=recordAttendance`);
  },
);
