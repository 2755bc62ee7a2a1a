import { beforeEach, describe, expect, test } from "vitest";
import { createAgency } from "@/lib/city/agencies/mutations";
import { saveTerm } from "@/lib/city/glossary/mutations";
import { createIndicator } from "@/lib/city/indicator-register/mutations";
import { newIndicatorSchema } from "@/lib/city/indicator-register/schemas";
import { saveLegalDocument } from "@/lib/city/legal-documents/mutations";
import { createProgramme, editProgramme } from "@/lib/city/programme-register/mutations";
import { programmeSchema } from "@/lib/city/programme-register/schemas";
import { mergeAgencies } from "@/lib/city/successions/mutations";
import { saveIndexTarget } from "@/lib/city/targets/mutations";
import { createAccount } from "@/lib/platform/accounts/mutations";
import { db } from "@/lib/platform/db/client";
import { resetDatabase } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";
import { faultsOf, resultOf } from "../../support/results";

let world: World;
beforeEach(async () => {
  await db().$disconnect();
  await resetDatabase();
  world = await makeWorld();
});

type Outcome = Parameters<typeof faultsOf>[0];
/** Two who make the same at one moment, neither of whom the other could have seen. */
async function both(make: () => Promise<Outcome>) {
  const results = await Promise.all([make(), make()]);
  return results.filter(({ ok }) => !ok).map(faultsOf);
}

const programme = (given: Record<string, unknown> = {}) =>
  programmeSchema.parse({
    ...{ name: "Kota Cerdas", pillarCode: world.pillar.code, agencyCode: "DLHKP", source: "Masterplan" },
    ...{ descriptionId: "Layanan di satu pintu", descriptionEn: "Services at one door", ...given },
  });

describe("what somebody else took at the same moment is said at its field", () => {
  test("of an agency, also of one that a merge makes", async () => {
    const fields = { code: "BARU", name: "Baru", shortName: "Baru", kind: "CITY" as const };
    expect(await both(() => createAgency(world.admin, fields))).toEqual([{ code: ["codeTaken"] }]);
    const into = { into: "+", newCode: "gabung", newName: "Gabung", newShortName: "G", others: "" };
    const command = { ...into, on: "2026-01-02", legalBasis: "Perda 5 Tahun 2025" };
    const merging = ["DLHKP", "DINKES"].map((code) => mergeAgencies(world.admin, { code, version: 1 }, command));
    const refused = (await Promise.all(merging)).filter(({ ok }) => !ok);
    expect(refused.map(faultsOf)).toEqual([{ newCode: ["codeTaken"] }]);
  });

  test("of a programme its code; its address is never in the way", async () => {
    expect(await both(() => createProgramme(world.staff, programme()))).toEqual([]);
    expect(await both(() => createProgramme(world.staff, programme({ code: "2.16" })))).toEqual([
      { code: ["codeUsed"] },
    ]);
    const other = resultOf(await createProgramme(world.staff, programme()));
    expect(faultsOf(await editProgramme(world.staff, other, programme({ code: "2.16" })))).toEqual({
      code: ["codeUsed"],
    });
  });

  test("of an indicator, a target of the index, a word, a legal document and an account", async () => {
    const definition = { valueKind: "NUMBER", unit: "%", decimals: "0", polarity: "HIGHER", frequency: "YEARLY" };
    const indicator = newIndicatorSchema.parse({
      ...{ ...definition, aggregation: "LAST", formulaId: "a", dataSource: "b", code: "UJI-01" },
      ...{ pillarCode: world.pillar.code, agencyCode: "DLHKP", nameId: "a", nameEn: "b" },
    });
    expect(await both(() => createIndicator(world.staff, indicator))).toEqual([{ code: ["codeUsed"] }]);
    const target = { value: "3.5", plan: "RPJMD", source: "tabel 5", reason: "" };
    const year = { year: 2031, version: null };
    expect(await both(() => saveIndexTarget(world.staff, year, target))).toEqual([{ year: ["targetThere"] }]);
    const term = { termId: "Walidata uji", termEn: "Steward", explanationId: "a", explanationEn: "b" };
    expect(await both(() => saveTerm(world.staff, null, term))).toEqual([{ termId: ["termTaken"] }]);
    const kind = { type: "SK" as const, number: null, year: 2026, status: "ENACTED" as const, enactedOn: null };
    const document = { ...kind, title: "SK uji", source: "", restsOn: [], replaces: [] };
    expect(await both(() => saveLegalDocument(world.staff, null, document))).toEqual([{ title: ["documentTaken"] }]);
    const account = { email: "dua@kota.go.id", name: "Dua", role: "STAFF" as const, way: "PRINTED" as const };
    expect(await both(() => createAccount(world.admin, account, "id"))).toEqual([{ email: ["emailTaken"] }]);
  });
});
