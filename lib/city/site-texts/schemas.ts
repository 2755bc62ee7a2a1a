import { z } from "zod";
import { freeText } from "@/lib/platform/forms/typed";

/** Both languages or neither: empty means that the site says ours again. */
export const siteTextSchema = z
  .object({ textId: freeText(1200), textEn: freeText(1200) })
  .superRefine(({ textId, textEn }, context) => {
    if ((textId === "") === (textEn === "")) return;
    context.addIssue({ code: "custom", path: [textId === "" ? "textId" : "textEn"], message: "bothLanguages" });
  });
export type SiteTextDraft = z.output<typeof siteTextSchema>;
