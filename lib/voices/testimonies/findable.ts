import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundTestimonies: Findable = {
  kind: "TESTIMONY",
  rows: `
    SELECT g."slug" || '/' || t."id" AS "key", concat_ws(', ', t."name", g."name") AS "titleId",
      concat_ws(', ', t."name", g."name") AS "titleEn", 'testimoni cerita warga testimony' AS "names",
      t."text" AS "textId", '' AS "textEn", t."publishedAt" AS "at"
    FROM published_testimonies t
    JOIN published_programmes g ON g."id" = t."programmeId"`,
  path: (key) => route("/program/[slug]", { slug: key.split("/")[0] ?? "" }, { hash: "cerita" }),
};
