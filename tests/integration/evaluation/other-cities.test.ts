import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { saveOtherCity, stepOtherCity } from "@/lib/evaluation/other-cities/mutations";
import type { OtherCityAct } from "@/lib/evaluation/other-cities/policy";
import { listOtherCityIndices } from "@/lib/evaluation/other-cities/published";
import { PersonalDataFound } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { comparePublished, listComparable } from "@/lib/site/comparison/published";
import { INDEX_CODE } from "@/lib/site/comparison/schemas";
import { actor } from "../../support/actor";
import { makeCity } from "../../support/published-city";
import { resultOf } from "../../support/results";

let one: Actor;
let other: Actor;
let officer: Actor;
const FIELDS = { city: "Kota Contoh", roundSlug: "2022", value: "3.100", source: "Laporan kota itu, 2022, hlm. 4" };

beforeAll(async () => {
  const city = await makeCity();
  one = actor("STAFF", { id: city.steward.id });
  const second = await db().user.create({
    data: { email: "kedua@kota.test", name: "Kedua", role: "STAFF", passwordHash: "x" },
  });
  other = actor("STAFF", { id: second.id });
  officer = actor("AGENCY", { id: city.officer.id, agencyId: city.agency.id });
});
beforeEach(async () => {
  await db().otherCityIndex.updateMany({
    where: { status: "PUBLISHED", withdrawnAt: null },
    data: { withdrawnAt: new Date(), reason: "uji selesai" },
  });
});

const refOf = (id: string) => db().otherCityIndex.findUniqueOrThrow({ where: { id } });
const step = async (who: Actor, id: string, act: OtherCityAct, reason = "") =>
  stepOtherCity(who, await refOf(id), act, reason);
const cities = async () => (await listOtherCityIndices()).map(({ city }) => city);

async function published(given: Partial<typeof FIELDS> = {}) {
  const { id } = resultOf(await saveOtherCity(one, null, { ...FIELDS, ...given }));
  resultOf(await step(other, id, "verify"));
  resultOf(await step(other, id, "publish"));
  return id;
}

describe("a figure of another city", () => {
  test("is public after other eyes checked and published it, and not before", async () => {
    const { id } = resultOf(await saveOtherCity(one, null, { ...FIELDS, city: "Kota Mata Lain" }));
    expect(await step(one, id, "verify")).toMatchObject({ error: { code: "OWN_WORK" } });
    expect(await step(other, id, "publish")).toMatchObject({ error: { code: "WRONG_STATE" } });
    expect(await step(officer, id, "verify")).toMatchObject({ error: { code: "FORBIDDEN" } });
    resultOf(await step(other, id, "verify"));
    expect(await cities()).not.toContain("Kota Mata Lain");
    resultOf(await step(other, id, "publish"));
    expect(await cities()).toContain("Kota Mata Lain");
  });

  test("is sent back with a reason and mended; what was checked is not edited", async () => {
    const { id } = resultOf(await saveOtherCity(one, null, { ...FIELDS, city: "Kota Kembali" }));
    resultOf(await step(other, id, "verify"));
    expect(await saveOtherCity(one, await refOf(id), FIELDS)).toMatchObject({ error: { code: "WRONG_STATE" } });
    resultOf(await step(other, id, "return", "Angkanya lain di sumber"));
    resultOf(await saveOtherCity(other, await refOf(id), { ...FIELDS, city: "Kota Kembali" }));
    // Whoever mended it is the one who may not check it.
    expect(await step(other, id, "verify")).toMatchObject({ error: { code: "OWN_WORK" } });
  });

  test("that is published is taken back and never rewritten, also past the program", async () => {
    const id = await published({ city: "Kota Tetap" });
    expect(await saveOtherCity(one, await refOf(id), FIELDS)).toMatchObject({ error: { code: "WRONG_STATE" } });
    await expect(db().otherCityIndex.update({ where: { id }, data: { value: "1" } })).rejects.toThrow();
    resultOf(await step(one, id, "withdraw", "Salah salin dari sumber"));
    expect(await cities()).not.toContain("Kota Tetap");
    await published({ city: "kota tetap" });
    expect(await cities()).toContain("kota tetap");
  });

  test("is one for each city and round, within the scale, of a round that was published, and names nobody", async () => {
    const refused = async (given: Partial<typeof FIELDS>) => {
      const result = await saveOtherCity(one, null, { ...FIELDS, ...given });
      return result.ok ? null : result.error.fields;
    };
    await published({ city: "Kota Satu" });
    expect(await refused({ city: "KOTA SATU" })).toEqual({ city: ["otherCityThere"] });
    expect(await refused({ value: "99" })).toMatchObject({ value: [expect.stringMatching(/^scale:/)] });
    expect(await refused({ roundSlug: "2023" })).toEqual({ roundSlug: ["roundGone"] });
    await expect(refused({ source: "Tanya 0812-3456-7890" })).rejects.toBeInstanceOf(PersonalDataFound);
    expect(await saveOtherCity(officer, null, FIELDS)).toMatchObject({ error: { code: "FORBIDDEN" } });
  });
});

test("stands beside our index in the year and evaluation that gave ours, and in no other", async () => {
  await published({ city: "Kota Sebelah" });
  const choice = (await listComparable()).cities.find(({ city }) => city === "Kota Sebelah");
  const { series, compared } = await comparePublished({
    seri: [INDEX_CODE, choice?.code ?? ""],
    dari: undefined,
    sampai: undefined,
  });
  expect(series.map(({ name }) => name?.id ?? null)).toEqual([null, "Kota Sebelah"]);
  expect(series[1]).toMatchObject({ points: [{ year: 2022, value: "3.1" }], sources: [FIELDS.source] });
  expect(compared.scale).toEqual({ kind: "unit", unit: "skor" });
});
