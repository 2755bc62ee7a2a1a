import { agencyWords } from "@/lib/city/agencies/findable";
import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundProgrammes: Findable = {
  kind: "PROGRAMME",
  rows: `
    SELECT g."slug" AS "key", g."name" AS "titleId", g."name" AS "titleEn",
      concat_ws(' ', g."code", p."name", ${agencyWords("a")}, CASE WHEN g."quickWin" THEN 'Quick Win' END) AS "names",
      concat_ws('. ', nullif(rtrim(g."descriptionId", '. '), ''), g."benefitId") AS "textId",
      concat_ws(' ', g."descriptionEn", g."benefitEn") AS "textEn", g."publishedAt" AS "at"
    FROM published_programmes g
    LEFT JOIN published_pillars p ON p."id" = g."pillarId"
    LEFT JOIN published_agencies a ON a."id" = g."agencyId"`,
  path: (slug) => route("/program/[slug]", { slug }),
};
