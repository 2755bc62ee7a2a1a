import { z } from "zod";
import type { ReminderKind } from "@/lib/platform/db/generated/enums";
import { emailAddress } from "@/lib/platform/format/email-address";
import { daySchema, freeText } from "@/lib/platform/forms/typed";
import { KINDS } from "./digest";

const whole = (from: number, to: number) =>
  z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,3}$/, `wholeBetween:${from}:${to}`)
    .transform(Number)
    .refine((number) => number >= from && number <= to, `wholeBetween:${from}:${to}`);

const ticked = z.literal("on").optional();
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days off, one a line. */
const days = z
  .string()
  .max(2000, "tooLong")
  .default("")
  .transform((text, context) =>
    text
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((line) => {
        const read = daySchema.safeParse(line);
        if (read.success) return [new Date(read.data)];
        context.addIssue({ code: "custom", message: `dayLine:${line.slice(0, 30).replaceAll(":", " ")}` });
        return [];
      }),
  );

export const rulesFields = z.object({
  beforeDays: whole(0, 30),
  headDays: whole(1, 90),
  sekdaDays: whole(1, 180),
  quietFrom: whole(0, 23),
  quietTo: whole(0, 23),
  quietDays: days,
  weekday1: ticked,
  weekday2: ticked,
  weekday3: ticked,
  weekday4: ticked,
  weekday5: ticked,
  weekday6: ticked,
  weekday7: ticked,
});
export const rulesSchema = rulesFields
  .superRefine(({ headDays, sekdaDays, ...rest }, context) => {
    if (sekdaDays < headDays) context.addIssue({ code: "custom", path: ["sekdaDays"], message: "sekdaAfterHead" });
    if (WEEKDAYS.every((day) => rest[`weekday${day}`]))
      context.addIssue({ code: "custom", path: ["weekday7"], message: "allQuiet" });
  })
  .transform(({ beforeDays, headDays, sekdaDays, quietFrom, quietTo, quietDays, ...ticks }) => ({
    ...{ beforeDays, headDays, sekdaDays, quietFrom, quietTo, quietDays },
    quietWeekdays: WEEKDAYS.filter((day) => ticks[`weekday${day}`]) as number[],
  }));
export type Rules = z.output<typeof rulesSchema>;

/** In addresses and forms, in the place of an agency's code; codes are written in capitals. */
export const SEKDA = "sekda";

export const contactSchema = z.object({
  name: freeText(120),
  email: z
    .union([z.literal(""), emailAddress("email")])
    .default("")
    .transform((text) => text.toLowerCase()),
});
export type Contact = z.output<typeof contactSchema>;

export const choiceFields = z.object({
  delivery: z.enum(["DIGEST", "AT_ONCE", "NONE"], { error: "required" }),
  language: z.enum(["id", "en"], { error: "required" }),
  BEFORE_DUE: ticked,
  OVERDUE: ticked,
  RETURNED: ticked,
  ASKED_BACK: ticked,
  ESCALATED: ticked,
});
export const choiceSchema = choiceFields.transform(({ delivery, language, ...ticks }) => ({
  delivery,
  locale: language,
  kinds: KINDS.filter((kind) => ticks[kind]) as ReminderKind[],
}));
export type GivenChoice = z.output<typeof choiceSchema>;

export const letterStepSchema = z.object({ id: z.uuid(), intent: z.enum(["again", "leave"]) });
/** Whom a letter did not reach, or the address that it came back to. */
export const cameBackSchema = z.object({
  cameBack: z.string({ error: "required" }).trim().min(1, "required").max(320, "tooLong"),
});
export const addressSchema = z.object({ email: z.string().max(320) });
