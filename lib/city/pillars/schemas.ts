import { z } from "zod";
import { LEAST_CONTRAST } from "@/lib/platform/format/contrast";
import { pillarContrast } from "@/lib/platform/format/palette";
import { PILLAR_ICONS } from "@/lib/platform/format/pillar-look";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");

/** A pillar as the public reads it; hue and icon empty are the house's own. */
export const pillarSchema = z.object({
  name: required(60),
  focusId: required(300),
  focusEn: required(300),
  hue: z
    .string()
    .trim()
    .max(3, "hue")
    .default("")
    .transform((text, context) => {
      if (text === "") return null;
      const hue = Number(text);
      if (!/^\d{1,3}$/.test(text) || hue > 359) {
        context.addIssue({ code: "custom", message: "hue" });
        return z.NEVER;
      }
      const contrast = pillarContrast(hue);
      if (contrast < LEAST_CONTRAST)
        context.addIssue({
          code: "custom",
          message: `contrast:${(Math.floor(contrast * 100) / 100).toFixed(2)}:${LEAST_CONTRAST}`,
        });
      return hue;
    }),
  icon: z
    .union([z.literal(""), z.enum(PILLAR_ICONS)])
    .default("")
    .transform((name) => name || null),
});
export type PillarDraft = z.output<typeof pillarSchema>;
