import type { Findable } from "@/lib/platform/areas/findable";
import { route } from "@/lib/platform/pages/routes";

export const foundDecisions: Findable = {
  kind: "DECISION",
  rows: `
    SELECT d."id"::text AS "key", d."text" AS "titleId", d."text" AS "titleEn",
      concat_ws(' ', 'keputusan dewan council decision', to_char(d."heldOn", 'YYYY')) AS "names",
      '' AS "textId", '' AS "textEn", d."publishedAt" AS "at"
    FROM published_decisions d`,
  path: (key) => route("/keputusan", {}, { hash: key }),
};
