import { agencyWords } from "@/lib/city/agencies/findable";
import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundIndicators: Findable = {
  kind: "INDICATOR",
  rows: `
    SELECT i."code" AS "key", i."nameId" AS "titleId", i."nameEn" AS "titleEn",
      concat_ws(' ', i."code", regexp_replace(i."code", '[^A-Za-z0-9]+', ' ', 'g'), p."name", ${agencyWords("a")}, i."unit") AS "names",
      concat_ws('. ', nullif(rtrim(i."meaningId", '. '), ''), rtrim(i."formulaId", '. '), i."dataSource") AS "textId", i."meaningEn" AS "textEn", i."publishedAt" AS "at"
    FROM published_indicators i
    LEFT JOIN published_pillars p ON p."id" = i."pillarId"
    LEFT JOIN published_agencies a ON a."id" = i."producerId"`,
  path: (kode) => route("/indikator/[kode]", { kode }),
};
