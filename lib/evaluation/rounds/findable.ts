import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundRounds: Findable = {
  kind: "ROUND",
  rows: `
    SELECT "slug" AS "key", concat_ws(' ', 'Putaran', "year", 'tahap ' || "stage") AS "titleId",
      concat_ws(' ', 'Round', "year", 'stage ' || "stage") AS "titleEn",
      concat_ws(' ', 'evaluasi hasil skor indeks evaluation result score index', "letterNumber") AS "names",
      "note" AS "textId", coalesce("noteEn", '') AS "textEn", "publishedAt" AS "at"
    FROM published_rounds`,
  path: (putaran) => route("/evaluasi/[putaran]", { putaran }),
};
