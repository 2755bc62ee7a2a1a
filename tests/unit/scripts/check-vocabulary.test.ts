import { describe, expect, it } from "vitest";
import { vocabularyFault } from "../../../scripts/check-vocabulary";

describe("the vocabulary of file names", () => {
  it.each([
    "lib/evaluation/rounds/queries.ts",
    "lib/evaluation/rounds/final-score.ts",
    "lib/evaluation/rounds/published.ts",
    "lib/site/api/listing.ts",
    "lib/platform/db/client.ts",
    "lib/platform/auth/next-auth.d.ts",
    "components/ui/button.tsx",
    "app/[locale]/(public)/pilar/[slug]/page.tsx",
    "tests/unit/evaluation/rounds/final-score.test.ts",
  ])("allows %s", (file) => expect(vocabularyFault(file)).toBeNull());

  it.each([
    "lib/evaluation/rounds/utils.ts",
    "lib/evaluation/rounds/helpers.ts",
    "components/ui/index.ts",
    "components/common/button.tsx",
    "tests/support/misc.test.ts",
    "components/ui/DataTable.tsx",
    "lib/evaluation/rounds/finalScore.ts",
    "lib/round.ts",
    "lib/rounds/queries.ts",
    "lib/evaluation/queries.ts",
    "lib/evaluation/rounds/parts/score.ts",
    "lib/evaluation/rounds/score-card.tsx",
  ])("refuses %s", (file) => expect(vocabularyFault(file)).toEqual(expect.any(String)));
});
