import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundLegalDocuments: Findable = {
  kind: "LEGAL_DOCUMENT",
  rows: `
    SELECT "id"::text AS "key", "title" AS "titleId", "title" AS "titleEn",
      concat_ws(' ', "type"::text, "number", "year"::text, 'peraturan regulation') AS "names", '' AS "textId", '' AS "textEn",
      "publishedAt" AS "at"
    FROM published_legal_documents`,
  path: () => route("/tentang", {}, { hash: "hukum" }),
};
