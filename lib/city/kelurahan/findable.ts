import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

/** Found by every name that it ever had. */
export const foundKelurahan: Findable = {
  kind: "KELURAHAN",
  rows: `
    SELECT k."slug" AS "key", 'Kelurahan ' || k."name" AS "titleId", 'Kelurahan ' || k."name" AS "titleEn",
      concat_ws(' ', k."kecamatan", k."code",
        (SELECT string_agg(n."name", ' ' ORDER BY n."name", n."id") FROM published_kelurahan_names n
          WHERE n."kelurahanId" = k."id")
      ) AS "names",
      '' AS "textId", '' AS "textEn", NULL::timestamptz AS "at"
    FROM published_kelurahan k`,
  path: (slug) => route("/kelurahan/[nama]", { nama: slug }),
};
