import { describe, expect, it } from "vitest";
import { touchedBy } from "../../../scripts/test-changes";

const FOLDERS = ["city", "evaluation", "evidence", "follow-up", "platform", "site", "voices"];
const journeys = (...files: string[]) => touchedBy(files, FOLDERS).journeys;

describe("what a change touches", () => {
  it.each([
    ["lib/city/entries/mutations.ts", ["city"]],
    ["components/evidence/evidence/list.tsx", ["evidence"]],
    ["lib/results/freezes/document.ts", ["evaluation"]],
    ["lib/work/tasks/queries.ts", ["platform"]],
    ["tests/e2e/voices/voices.spec.ts", ["voices"]],
    ["app/[locale]/(public)/indikator/page.tsx", ["site"]],
    ["app/[locale]/(public)/tanya-jawab/page.tsx", ["site", "voices"]],
    ["app/[locale]/kelola/rekomendasi/[id]/page.tsx", ["follow-up", "platform"]],
    ["app/[locale]/kelola/akun/page.tsx", ["platform", "site"]],
    ["messages/en.json", ["platform", "site"]],
    ["README.md", []],
    ["components/ui/button.tsx", []],
  ])("%s: the journeys of %j", (file, touched) => expect(journeys(file)).toEqual(touched));

  it("names each journey once, whatever the change", () => {
    expect(journeys("lib/city/a.ts", "lib/city/b.ts", "components/city/c.tsx")).toEqual(["city"]);
  });

  it("hands modules to vitest, and no test that only a browser or a served site runs", () => {
    const { files } = touchedBy(
      ["lib/city/a.ts", "server/door.mjs", "README.md", "tests/unit/x.test.ts", "tests/e2e/city/x.spec.ts"],
      FOLDERS,
    );
    expect(files).toEqual(["lib/city/a.ts", "server/door.mjs", "tests/unit/x.test.ts"]);
  });

  it("runs every test on a database that is another one, and the attacks where the door was changed", () => {
    const touched = touchedBy(["prisma/migrations/1/migration.sql", "server/door.mjs"], FOLDERS);
    expect([touched.database, touched.door]).toEqual([true, true]);
    expect(touchedBy(["lib/city/a.ts"], FOLDERS)).toMatchObject({ database: false, door: false });
  });
});
