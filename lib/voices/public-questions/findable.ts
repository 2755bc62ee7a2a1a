import { agencyWords } from "@/lib/city/agencies/findable";
import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundQuestions: Findable = {
  kind: "QUESTION",
  rows: `
    SELECT q."number"::text AS "key", q."text" AS "titleId", q."text" AS "titleEn",
      concat_ws(' ', 'pertanyaan question', q."number", ${agencyWords("a")}, g."name") AS "names",
      coalesce(q."answer", '') AS "textId", '' AS "textEn", q."publishedAt" AS "at"
    FROM published_questions q
    LEFT JOIN published_agencies a ON a."id" = q."agencyId"
    LEFT JOIN published_programmes g ON g."id" = q."programmeId"`,
  path: (nomor) => route("/tanya-jawab/[nomor]", { nomor }),
};
