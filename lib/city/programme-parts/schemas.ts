import { z } from "zod";
import { daySchema, freeText, localNumberIn } from "@/lib/platform/forms/typed";

export const FUNDS = ["APBD", "APBN", "CSR", "KPBU", "OTHER"] as const;
export const MILESTONE_STATES = ["PLANNED", "DONE", "DROPPED"] as const;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2099];

export const yearSchema = z
  .string({ error: "required" })
  .trim()
  .regex(/^\d{4}$/, "year")
  .transform(Number)
  .refine((year) => year >= FIRST_YEAR && year <= LAST_YEAR, "year");

/** ?tahun=2026: the year that somebody came for. */
export const yearAskedSchema = yearSchema.optional().catch(undefined);

const yesOrNo = z.enum(["true", "false"], { error: "required" }).transform((answer) => answer === "true");
const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");

/** Whole rupiah (domain.md section 7): a sen in a city's budget is a slip of the keyboard. */
const rupiah = localNumberIn("Rp", 0).refine((amount) => /^\d{1,18}$/.test(amount), "wholeRupiah");

/** Whether a programme was planned for a year, and whether it ran. What a draft holds may be less. */
export const yearDraftSchema = z.object({
  planned: yesOrNo.optional(),
  running: yesOrNo.optional(),
  note: freeText(1000),
  source: freeText(500),
});
export type YearFields = z.output<typeof yearDraftSchema>;
export const yearSubmissionSchema = yearDraftSchema.extend({
  planned: yesOrNo,
  running: yesOrNo,
  source: required(500),
});

/** A milestone of this century: another year is a slip of the keyboard. */
export const DUE_DAYS = { from: "2000-01-01", to: "2099-12-31" } as const;
export const isFarDay = (day: string): boolean => day < DUE_DAYS.from || day > DUE_DAYS.to;
const dueDaySchema = daySchema.refine((day) => !isFarDay(day), "dayFar");

const milestoneFields = z.object({
  titleId: required(200),
  titleEn: freeText(200),
  dueOn: dueDaySchema,
  state: z.enum(MILESTONE_STATES, { error: "required" }),
  doneOn: dueDaySchema.optional(),
  droppedReason: freeText(1000),
});
type Stated = { state?: unknown; doneOn?: unknown; droppedReason?: unknown };
/** Asked beside what else is wrong, so that all of it is said at once. */
const beside = (path: keyof Stated, message: string) => ({ path: [path], message, when: () => true });
/** A draft is held to the same: what contradicts itself is said to the one who types it, and not on the day it is handed in. */
export const milestoneSchema = milestoneFields
  .refine(({ state, doneOn }: Stated) => state !== "DONE" || doneOn, beside("doneOn", "required"))
  .refine(({ state, doneOn }: Stated) => state === "DONE" || !doneOn, beside("doneOn", "onlyWhenDone"))
  .refine(
    ({ state, droppedReason }: Stated) => state !== "DROPPED" || droppedReason,
    beside("droppedReason", "required"),
  )
  .refine(
    ({ state, droppedReason }: Stated) => state === "DROPPED" || !droppedReason,
    beside("droppedReason", "onlyWhenDropped"),
  );
export type MilestoneFields = z.output<typeof milestoneSchema>;

export const fundingDraftSchema = z.object({
  planned: rupiah.optional(),
  spent: rupiah.optional(),
  source: freeText(500),
  /** The box under "more than was planned": the figure that was asked back, so that it confirms no other one. */
  confirmed: z.string().max(40).optional(),
});
export type FundingFields = z.output<typeof fundingDraftSchema>;
export const fundingSubmissionSchema = fundingDraftSchema
  .extend({ source: required(500) })
  .superRefine(({ planned, spent }, context) => {
    if (planned === undefined && spent === undefined)
      context.addIssue({ code: "custom", path: ["planned"], message: "plannedOrSpent" });
  });

/** What names a new one, beside its programme; it never changes after. */
export const newYearSchema = z.object({ programmeSlug: z.string().max(200), year: yearSchema });
export const newMilestoneSchema = z.object({ programmeSlug: z.string().max(200) });
export const newFundingSchema = z.object({
  programmeSlug: z.string().max(200),
  year: yearSchema,
  fund: z.enum(FUNDS, { error: "required" }),
  label: freeText(120),
});
