import { z } from "zod";
import { daySchema } from "@/lib/platform/forms/typed";
import { STATES } from "./life";

export const note = z.string({ error: "required" }).trim().min(5, "noteShort").max(2000, "tooLong");
/** A due date is not set into the past; one that has passed stays as it is. */
export const comingDay = (today: string) => daySchema.refine((day) => day >= today, "pastDay");
const code = z.string({ error: "required" }).min(1, "required");

/** Who leads, who helps, who verifies where Diskominfo works on it itself, and by when ('YYYY-MM-DD'). */
export const assignmentSchema = z.object({
  leadCode: code,
  officerId: z.uuid().optional(),
  supportCodes: z
    .union([z.array(code), code.transform((one) => [one])])
    .optional()
    .transform((codes) => [...new Set(codes ?? [])]),
  verifierCode: z.string().min(1).optional(),
  dueOn: daySchema,
  note,
});
export type Assignment = z.output<typeof assignmentSchema>;

export const dueChangeSchema = (today: string) => z.object({ dueOn: comingDay(today), note });
export type DueChange = z.output<ReturnType<typeof dueChangeSchema>>;

/** What the agency hands in: done, or for a lawful reason not to be done. */
export const submissionSchema = z
  .object({
    closesAs: z.enum(["DONE", "NOT_FEASIBLE"], { error: "required" }),
    resultText: z.string({ error: "required" }).trim().min(1, "required").min(20, "resultShort").max(4000, "tooLong"),
    legalReason: z.string().trim().max(2000, "tooLong").default(""),
  })
  .superRefine(({ closesAs, legalReason }, context) => {
    const fault = (message: string) => context.addIssue({ code: "custom", path: ["legalReason"], message });
    if (closesAs === "NOT_FEASIBLE" && legalReason.length < 20) fault("legalReasonShort");
    if (closesAs === "DONE" && legalReason !== "") fault("legalReasonNotNeeded");
  });
export type Submission = z.output<typeof submissionSchema>;

export const noteSchema = z.object({ note });

/** A check, and why evidence that nobody looked at is relied on, where there is such. */
export const checkSchema = noteSchema.extend({ uncheckedReason: z.string().trim().max(2000, "tooLong").default("") });
export type Check = z.output<typeof checkSchema>;
/** As many letters as a sentence has; the database asks the same. */
export const UNCHECKED_REASON = 20;

/** What the public will read; it begins as result and lawful reason together, so it holds both. */
export const reportSchema = z.object({
  text: z.string({ error: "required" }).trim().min(1, "required").min(20, "resultShort").max(6100, "tooLong"),
});

const STATUSES = ["NOT_STARTED", "IN_PROGRESS", "DONE", "NOT_FEASIBLE"] as const;
/** Who verifies: the data steward, or another agency in its place. */
export const VERIFIERS = ["walidata", "lain"] as const;
export const SORTS = ["putaran", "tenggat", "status"] as const;

type Given = Record<string, string | string[] | undefined>;
const word = z.string().trim().min(1).max(100).optional().catch(undefined);

const searchSchema = z.object({
  tampilan: z.enum(["papan", "daftar"]).catch("papan"),
  putaran: word,
  opd: word,
  pilar: word,
  status: z.enum(STATUSES).optional().catch(undefined),
  tahap: z.enum(STATES).optional().catch(undefined),
  verifikator: z.enum(VERIFIERS).optional().catch(undefined),
  terlambat: z.literal("1").optional().catch(undefined),
  q: word,
  urut: z.enum(SORTS).catch("putaran"),
  hal: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type RecommendationSearch = z.output<typeof searchSchema>;

/** The filter of the office's board and list, from the address; what makes no sense is left out. */
export function readSearch(given: Given): RecommendationSearch {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;
  const single = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, first(value)]));
  return searchSchema.parse(single);
}
