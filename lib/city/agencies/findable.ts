import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

/** By what an agency is found, `a`: its code, every name that it ever had, and those of the agencies that went on as it. */
export const agencyWords = (a: string): string => `concat_ws(' ', ${a}."code", ${a}."name", ${a}."shortName",
        (SELECT string_agg(concat_ws(' ', n."name", n."shortName"), ' ' ORDER BY n."fromOn", n."id")
          FROM published_agency_names n WHERE n."agencyId" = ${a}."id"),
        (SELECT string_agg(concat_ws(' ', b."name", b."shortName"), ' ' ORDER BY b."code")
          FROM published_agency_successions s JOIN published_agencies b ON b."id" = s."fromId" WHERE s."toId" = ${a}."id"))`;

/** Found by every name that it ever had, and by those of the agencies that went on as it. */
export const foundAgencies: Findable = {
  kind: "AGENCY",
  rows: `
    SELECT a."code" AS "key", a."name" AS "titleId", a."name" AS "titleEn",
      ${agencyWords("a")} AS "names",
      '' AS "textId", '' AS "textEn", NULL::timestamptz AS "at"
    FROM published_agencies a
    WHERE EXISTS (SELECT FROM published_programmes g WHERE g."agencyId" = a."id")
      OR EXISTS (SELECT FROM published_indicators i WHERE i."agencyId" = a."id" OR i."producerId" = a."id")
      OR EXISTS (SELECT FROM published_recommendations c WHERE c."leadAgencyId" = a."id")`,
  // It has no page of its own: what it owns names it, and is found by its code.
  path: (code) => route("/cari", {}, { query: { q: code } }),
};
