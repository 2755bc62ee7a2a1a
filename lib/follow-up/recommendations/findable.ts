import { agencyWords } from "@/lib/city/agencies/findable";
import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

/** By "2022/1", as its address and the open data call it. */
export const foundRecommendations: Findable = {
  kind: "RECOMMENDATION",
  rows: `
    SELECT r."slug" || '/' || c."order" AS "key", c."text" AS "titleId", c."text" AS "titleEn",
      concat_ws(' ', 'rekomendasi recommendation', c."order", r."year", ${agencyWords("a")}, p."name") AS "names",
      coalesce(told."text", '') AS "textId", '' AS "textEn", greatest(c."publishedAt", told."at") AS "at"
    FROM published_recommendations c
    JOIN published_rounds r ON r."id" = c."roundId"
    LEFT JOIN published_agencies a ON a."id" = c."leadAgencyId"
    LEFT JOIN published_pillars p ON p."id" = c."pillarId"
    LEFT JOIN (
      SELECT "recommendationId", string_agg("text", ' ' ORDER BY "createdAt" DESC, "id") AS "text", max("publishedAt") AS "at"
      FROM published_recommendation_reports GROUP BY "recommendationId"
    ) told ON told."recommendationId" = c."id"`,
  path: (key) => {
    const [putaran = "", nomor = ""] = key.split("/");
    return route("/rekomendasi/[putaran]/[nomor]", { putaran, nomor });
  },
};
