import { describe, expect, it } from "vitest";
import { vocabularyFault } from "../../../scripts/check-vocabulary";

describe("the vocabulary of file names", () => {
  it.each([
    "lib/rounds/queries.ts",
    "lib/rounds/final-score.ts",
    "lib/rounds/published.ts",
    "lib/api/listing.ts",
    "lib/db/client.ts",
    "lib/auth/next-auth.d.ts",
    "components/ui/button.tsx",
    "app/[locale]/(public)/pilar/[slug]/page.tsx",
    "tests/unit/rounds/final-score.test.ts",
  ])("allows %s", (file) => expect(vocabularyFault(file)).toBeNull());

  it.each([
    "lib/rounds/utils.ts",
    "lib/rounds/helpers.ts",
    "components/ui/index.ts",
    "components/common/button.tsx",
    "tests/support/misc.test.ts",
    "components/ui/DataTable.tsx",
    "lib/rounds/finalScore.ts",
    "lib/round.ts",
    "lib/rounds/parts/score.ts",
    "lib/rounds/score-card.tsx",
  ])("refuses %s", (file) => expect(vocabularyFault(file)).toEqual(expect.any(String)));
});
