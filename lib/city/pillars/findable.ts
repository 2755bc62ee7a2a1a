import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundPillars: Findable = {
  kind: "PILLAR",
  rows: `
    SELECT "slug" AS "key", "name" AS "titleId", "name" AS "titleEn", concat_ws(' ', 'pilar pillar', "code") AS "names",
      "focusId" AS "textId", "focusEn" AS "textEn", NULL::timestamptz AS "at"
    FROM published_pillars WHERE "cityPillar"`,
  path: (slug) => route("/pilar/[slug]", { slug }),
};
