"use server";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { recordAttendance, saveMeeting } from "./mutations";
import { meetingSchema, readAttendance } from "./schemas";

export const saveMeetingAction = formAction<FormState>([meetingSchema], async (data) => {
  return runCommand(data, {
    schema: meetingSchema,
    about: newOrRefOf,
    mutate: saveMeeting,
    shown: Object.keys(meetingSchema.shape),
    done: ({ id }) => route("/dewan/rapat/[id]", { id }, { query: { tersimpan: "saveMeeting" } }),
  });
});

const attendanceFields = (current: unknown) =>
  Object.keys(current ?? {}).filter((name) => /^(attendance|representative)-/.test(name));

/** One field per member instead of a schema, and all of them at once. */
export const recordAttendanceAction = formAction<FormState>(
  [{ each: "attendance-" }, { each: "representative-" }],
  async (data) =>
    runCommand(data, {
      read: (form) => {
        const { rows, errors } = readAttendance(form);
        return rowsReading(form, Object.keys(errors).length > 0 ? undefined : rows, errors);
      },
      about: refOf,
      mutate: recordAttendance,
      shown: attendanceFields,
      done: (_saved, _attendance, { id }) =>
        route("/dewan/rapat/[id]", { id }, { query: { tersimpan: "recordAttendance" } }),
    }),
);
