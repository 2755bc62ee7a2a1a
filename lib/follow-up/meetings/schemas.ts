import { z } from "zod";
import { daySchema } from "@/lib/platform/forms/typed";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const optional = (max: number) => z.string().trim().max(max, "tooLong").default("");

const MOST_POINTS = 40;
export const STATUSES = ["PLANNED", "HELD", "CANCELLED"] as const;
export const ATTENDANCES = ["PRESENT", "REPRESENTED", "EXCUSED", "ABSENT"] as const;

/** A clock as people write it, 9.00 or 09:00, to "09.00". */
const clock = z
  .string()
  .trim()
  .default("")
  .transform((typed, context) => {
    if (typed === "") return "";
    const [, hours = "", minutes = ""] = /^(\d{1,2})[.:](\d{2})$/.exec(typed) ?? [];
    if (hours !== "" && Number(hours) < 24 && Number(minutes) < 60) return `${hours.padStart(2, "0")}.${minutes}`;
    context.addIssue({ code: "custom", message: "clock" });
    return z.NEVER;
  });

/** A meeting with its agenda, one point per line; `heldOn` is 'YYYY-MM-DD', `startsAt` is the city's clock. */
export const meetingSchema = z.object({
  title: required(200),
  heldOn: daySchema,
  startsAt: clock,
  place: optional(200),
  status: z.enum(STATUSES, { error: "required" }),
  agenda: z
    .string()
    .max(MOST_POINTS * 510, "tooLong")
    .default("")
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((points) => points.length <= MOST_POINTS, "agendaLong")
    .refine((points) => points.every((point) => point.length <= 500), "tooLong"),
  summary: optional(8000),
  chairId: z.uuid().optional(),
  secretaryId: z.uuid().optional(),
});
export type MeetingFields = z.output<typeof meetingSchema>;

const attendanceSchema = z
  .object({ attendance: z.enum(ATTENDANCES), representative: z.string().trim().max(200, "tooLong") })
  .superRefine(({ attendance, representative }, context) => {
    const fault = (message: string) => context.addIssue({ code: "custom", path: ["representative"], message });
    if (attendance === "REPRESENTED" && representative === "") fault("representativeMissing");
    if (attendance !== "REPRESENTED" && representative !== "") fault("representativeNotNeeded");
  });
export type AttendanceFields = { memberId: string } & z.output<typeof attendanceSchema>;

/**
 * attendance-<member> and representative-<member> of a form; a member of whom nothing was ticked is left out. A name
 * without a tick is told: whoever typed it would take it for saved.
 */
export function readAttendance(data: FormData): { rows: AttendanceFields[]; errors: Record<string, string[]> } {
  const rows: AttendanceFields[] = [];
  const errors: Record<string, string[]> = {};
  const members = new Set(
    [...data.keys()].map((name) => /^(?:attendance|representative)-([0-9a-f-]{36})$/.exec(name)?.[1]),
  );
  for (const memberId of members) {
    if (!memberId) continue;
    const field = `representative-${memberId}`;
    const attendance = data.get(`attendance-${memberId}`);
    const representative = String(data.get(field) ?? "");
    if (attendance === null) {
      if (representative.trim() !== "") errors[field] = ["representativeAlone"];
      continue;
    }
    const read = attendanceSchema.safeParse({ attendance, representative });
    if (read.success) rows.push({ memberId, ...read.data });
    for (const issue of read.error?.issues ?? []) errors[field] = [...(errors[field] ?? []), issue.message];
  }
  return { rows, errors };
}
