import { z } from "zod";
import { localNumber } from "@/lib/platform/forms/typed";

const text = (min: number, max: number, short: string) =>
  z.string({ error: "required" }).trim().min(1, "required").min(min, short).max(max, "tooLong");

/** What another city reached in one of our rounds. */
export const otherCitySchema = z.object({
  city: text(3, 80, "cityShort"),
  roundSlug: z.string({ error: "required" }).min(1, "required").max(40, "tooLong"),
  value: localNumber.refine((value) => /^-?\d{1,3}(\.\d{1,3})?$/.test(value), "threeDecimals"),
  source: text(5, 300, "sourceShort"),
});
export type OtherCityFields = z.output<typeof otherCitySchema>;
