import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundTerms: Findable = {
  kind: "TERM",
  rows: `
    SELECT "id"::text AS "key", "termId" AS "titleId", "termEn" AS "titleEn", '' AS "names",
      "explanationId" AS "textId", "explanationEn" AS "textEn", NULL::timestamptz AS "at"
    FROM published_glossary_terms`,
  path: (id) => route("/glosarium", {}, { hash: id }),
};
