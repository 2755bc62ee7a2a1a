import { z } from "zod";
import { LEAST_CONTRAST } from "@/lib/platform/format/contrast";
import { emailAddress } from "@/lib/platform/format/email-address";
import { accentContrast, type Theme } from "@/lib/platform/format/palette";
import { ZONES } from "@/lib/platform/format/zone";
import { freeText } from "@/lib/platform/forms/typed";
import type { Band } from "./bands";

export const RHYTHMS = ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"] as const;
/** The last day that every month has. */
const LAST_DUE_DAY = 28;
const MOST_BANDS = 8;
/** The trade shows scores with two decimals or with three (domain.md section 2, rule 1). */
export const SCORE_DECIMALS = ["2", "3"] as const;

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");

/** "#1D4ED8", or nothing for the house's own; refused with its contrast where it cannot be read. */
const accent = (theme: Theme) =>
  z
    .string()
    .trim()
    // Longer than a colour is: what is none is told that, and not how long it may be.
    .max(100, "colour")
    .default("")
    .transform((text, context) => {
      if (text === "") return null;
      const hex = text.toLowerCase();
      if (!/^#[0-9a-f]{6}$/.test(hex)) {
        context.addIssue({ code: "custom", message: "colour" });
        return z.NEVER;
      }
      const contrast = accentContrast(hex, theme);
      // Cut off, not rounded: 4.499 is not 4.5.
      const figure = (Math.floor(contrast * 100) / 100).toFixed(2);
      if (contrast < LEAST_CONTRAST)
        context.addIssue({ code: "custom", message: `contrast:${figure}:${LEAST_CONTRAST}` });
      return hex;
    });

/** One category a line: "3,50 | Sangat baik | Very good". */
const bands = z
  .string()
  .max(2000, "tooLong")
  .default("")
  .transform((text, context): Band[] => {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    const fault = (message: string) => context.addIssue({ code: "custom", message });
    if (lines.length > MOST_BANDS) fault(`bandsMany:${MOST_BANDS}`);
    const read = lines.map((line) => {
      const [figure = "", labelId = "", labelEn = "", ...rest] = line.split("|").map((part) => part.trim());
      const minimum = figure.replace(",", ".");
      if (!/^([0-3](\.\d{1,3})?|4(\.0{1,3})?)$/.test(minimum) || labelId === "" || labelEn === "" || rest.length > 0)
        fault(`bandLine:${line.trim().slice(0, 60).replaceAll(":", " ")}`);
      return { minimum, labelId, labelEn };
    });
    const sorted = read.sort((a, b) => Number(a.minimum) - Number(b.minimum));
    if (sorted.some((band, index) => index > 0 && Number(band.minimum) === Number(sorted[index - 1]?.minimum)))
      fault("bandTwice");
    return sorted;
  });

const whole = (from: number, to: number, message: string) =>
  z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,2}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);

/** Everything of the settings but the logo, which is a file. */
export const settingsSchema = z
  .object({
    name: required(80),
    shortName: freeText(30),
    address: freeText(300),
    ppidName: freeText(120),
    ppidEmail: z.union([z.literal(""), emailAddress("email")]).default(""),
    ppidPhone: z
      .string()
      .trim()
      .max(30, "tooLong")
      .regex(/^[+0-9()\s-]*$/, "phone")
      .default(""),
    regionCode: z
      .string()
      .trim()
      .max(10, "tooLong")
      .regex(/^(\d{2}\.\d{2})?$/, "regionCode")
      .default(""),
    timeZone: z.enum(ZONES as [string, ...string[]], { error: "required" }),
    reportRhythm: z.enum(RHYTHMS, { error: "required" }),
    answerDays: z
      .literal("")
      .transform(() => null)
      .or(whole(1, 99, "answerDays"))
      .default(null),
    reportDueDay: whole(1, LAST_DUE_DAY, `dueDay:${LAST_DUE_DAY}`),
    accentLight: accent("light"),
    accentDark: accent("dark"),
    bands,
    // A form that was opened before the city could say it goes on with what was usual.
    scoreDecimals: z.enum(SCORE_DECIMALS, { error: "required" }).default("3").transform(Number),
    languages: z.enum(["id,en", "id"], { error: "required" }).transform((text) => text.split(",")),
  })
  .superRefine(({ accentLight, accentDark }, context) => {
    if ((accentLight === null) === (accentDark === null)) return;
    const path = [accentLight === null ? "accentLight" : "accentDark"];
    context.addIssue({ code: "custom", path, message: "bothColours" });
  });
export type Settings = z.output<typeof settingsSchema>;

/** As a form shows what is kept. */
export const bandsText = (kept: readonly Band[]): string =>
  kept.map(({ minimum, labelId, labelEn }) => `${minimum.replace(".", ",")} | ${labelId} | ${labelEn}`).join("\n");
