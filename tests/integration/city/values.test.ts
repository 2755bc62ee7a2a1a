import { beforeAll, describe, expect, test } from "vitest";
import {
  createValue,
  faultsOfFigures,
  publishValue,
  reviseValue,
  saveValue,
  verifyValue,
} from "@/lib/city/indicators/mutations";
import { getIndicator, getValue, listIndicators } from "@/lib/city/indicators/queries";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await makeIndicator("CUM-01", world.pillar.id, world.waste.agency.id, { cumulative: true, scaleMax: null });
  await makeIndicator("PCT-01", world.pillar.id, world.waste.agency.id, {
    ratioFactor: 100,
    scaleMax: 100,
    decimals: 1,
    partDecimals: 0,
  });
  await makeIndicator("TON-01", world.pillar.id, world.waste.agency.id, { scaleMax: null, decimals: 1 });
});

type Fields = Partial<{
  value: string | { typed: string };
  numerator: string | { typed: string };
  denominator: string;
  confirmed: string;
}>;
const fields = (given: Fields = {}) => ({ certainty: "FINAL" as const, note: "", source: "uji", ...given });
const enter = (indicatorCode: string, period: string, given: Fields, submit = true) =>
  createValue(world.waste.officer, { indicatorCode, period, fields: fields(given), submit });

async function entered(indicatorCode: string, period: string, given: Fields) {
  const result = await enter(indicatorCode, period, given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function publish(entry: { id: string; version: number }) {
  const verified = await verifyValue(world.staff, entry);
  if (!verified.ok) throw new Error(verified.error.code);
  const published = await publishValue(world.staff, verified.value);
  if (!published.ok) throw new Error(published.error.code);
}

describe("what is refused, beside its field and without a trace", () => {
  test.each([
    ["above its bounds", "ENV-02", { value: "47" }, { value: ["above-maximum:46"] }],
    ["below its bounds", "ENV-02", { value: "-1" }, { value: ["below-minimum:0"] }],
    ["nothing at all", "ENV-02", {}, { value: ["value-missing"] }],
    ["half a ratio", "PCT-01", { numerator: "3" }, { denominator: ["denominator-missing"] }],
    ["a ratio by zero", "PCT-01", { numerator: "3", denominator: "0" }, { denominator: ["denominator-not-positive"] }],
    [
      "a ratio that disagrees with the value",
      "PCT-01",
      { value: "50", numerator: "1", denominator: "4" },
      { value: ["ratio-mismatch:25"] },
    ],
    ["one and a half units", "ENV-02", { value: "1.5" }, { value: ["whole:unit"] }],
    ["a percentage of units", "ENV-02", { value: { typed: "12,5%" } }, { value: ["foreignUnit:%:unit"] }],
    ["rupiah for units", "ENV-02", { value: { typed: "Rp25.000" } }, { value: ["foreignUnit:Rp:unit"] }],
    ["more decimals than the definition has", "PCT-01", { value: "12.55" }, { value: ["decimals:1"] }],
    ["half a house of 134", "PCT-01", { numerator: "63.5", denominator: "134" }, { numerator: ["wholePart"] }],
  ])("%s", async (_what, code, given, expected) => {
    const before = await db().indicatorValue.count();
    const result = await enter(code, "2024-01", given);
    expect(result).toMatchObject({ ok: false, error: { code: "INVALID", fields: expected } });
    expect(await db().indicatorValue.count()).toBe(before);
  });

  test("a period of another frequency, and one that has not begun", async () => {
    expect(await enter("ENV-02", "2024", { value: "3" })).toMatchObject({
      error: { fields: { period: ["periodFrequency"] } },
    });
    expect(await enter("ENV-02", "2099-01", { value: "3" })).toMatchObject({
      error: { fields: { period: ["periodFuture"] } },
    });
  });

  test("the same by plain SQL: a submitted value outside its bounds", async () => {
    const draft = await enter("ENV-02", "2024-02", { value: "99" }, false);
    if (!draft.ok) throw new Error("a draft may be wrong");
    const submitted = { status: "SUBMITTED" as const, submittedById: world.waste.officer.id, submittedAt: new Date() };
    await expect(db().indicatorValue.update({ where: { id: draft.value.id }, data: submitted })).rejects.toThrow(
      /outside/,
    );
  });
});

describe("decimals and units bind before anything is kept", () => {
  test.each([
    ["one and a half units", { value: "1.5" }],
    ["a percentage of units", { value: { typed: "12,5%" } }],
  ])("a draft with %s is refused too", async (_what, given) => {
    expect(await enter("ENV-02", "2022-01", given, false)).toMatchObject({ ok: false, error: { code: "INVALID" } });
    expect(await db().indicatorValue.count({ where: { period: "2022-01" } })).toBe(0);
  });

  test("what is wrong with a figure is said with what is wrong in the other fields, to whom it may be said", async () => {
    const foreign = fields({ value: { typed: "12,5%" } });
    const begun = { indicatorCode: "ENV-02", period: "2022-04" };
    const fault = { value: ["foreignUnit:%:unit"] };
    expect(await faultsOfFigures(world.waste.officer, begun, foreign)).toEqual(fault);
    expect(await faultsOfFigures(world.health.officer, begun, foreign)).toEqual({});
    const draft = await enter("ENV-02", "2022-04", { value: "9" }, false);
    if (!draft.ok) throw new Error("a whole number");
    expect(await faultsOfFigures(world.waste.officer, draft.value, foreign)).toEqual(fault);
    expect(await faultsOfFigures(world.waste.officer, draft.value, fields({ value: "9" }))).toEqual({});
    expect(await faultsOfFigures(world.health.officer, draft.value, foreign)).toEqual({});
    // Who reads the value and may not enter it is told nothing either.
    expect(await faultsOfFigures(world.council, draft.value, foreign)).toEqual({});
    expect(await faultsOfFigures(world.council, begun, foreign)).toEqual({});
  });

  test("thousands that could be decimals have one reading where the definition has none", async () => {
    expect(await enter("ENV-02", "2022-05", { value: { typed: "1.250" } }, false)).toMatchObject({ ok: true });
    const row = await db().indicatorValue.findFirstOrThrow({ where: { period: "2022-05" } });
    expect(row.value?.toFixed()).toBe("1250");
    const parts = { numerator: { typed: "1.250" }, denominator: "2000" };
    const ratio = await entered("PCT-01", "2022-05", parts);
    const { numerator, value } = await db().indicatorValue.findUniqueOrThrow({ where: { id: ratio.id } });
    expect([numerator?.toFixed(), value?.toFixed()]).toEqual(["1250", "62.5"]);
  });

  test("the definition's own unit may stand with the figure", async () => {
    const entry = await entered("ENV-02", "2022-02", { value: { typed: "12 unit" } });
    const row = await db().indicatorValue.findUniqueOrThrow({ where: { id: entry.id } });
    expect(row.value?.toFixed()).toBe("12");
  });

  test("the same by plain SQL: a submitted value or a target with more decimals than its definition", async () => {
    const draft = await enter("ENV-02", "2022-03", { value: "9" }, false);
    if (!draft.ok) throw new Error("a whole number");
    const submitted = { status: "SUBMITTED" as const, submittedById: world.waste.officer.id, submittedAt: new Date() };
    await expect(
      db().indicatorValue.update({ where: { id: draft.value.id }, data: { ...submitted, value: "9.5" } }),
    ).rejects.toThrow(/decimals/);
    const { indicatorId } = await db().indicatorValue.findUniqueOrThrow({ where: { id: draft.value.id } });
    await expect(
      db().indicatorTarget.create({ data: { indicatorId, year: 2024, value: "10.5", plan: "x", source: "x" } }),
    ).rejects.toThrow(/decimals/);
  });
});

describe("a figure beyond what its series has shown", () => {
  test("is asked back with both figures at entry and again of whoever verifies it", async () => {
    await publish(await entered("TON-01", "2024-06", { value: "180" }));
    const before = await db().indicatorValue.count();
    expect(await enter("TON-01", "2024-07", { value: "145000" })).toMatchObject({
      ok: false,
      error: { code: "CONFIRMATION_NEEDED", fields: { value: ["jump:145000:180"], confirmed: ["145000"] } },
    });
    expect(await enter("TON-01", "2024-07", { value: "154000", confirmed: "145000" })).toMatchObject({
      error: { code: "CONFIRMATION_NEEDED" },
    });
    expect(await db().indicatorValue.count()).toBe(before);

    const entry = await entered("TON-01", "2024-07", { value: "145000", confirmed: "145000" });
    expect((await getValue(world.staff, entry.id)).jump).toEqual({
      value: "145000",
      reference: "180",
      period: "2024-06",
    });
    expect(await verifyValue(world.staff, entry)).toMatchObject({ error: { code: "CONFIRMATION_NEEDED" } });
    expect(await verifyValue(world.staff, entry, "180")).toMatchObject({ error: { code: "CONFIRMATION_NEEDED" } });
    expect((await verifyValue(world.staff, entry, "145000")).ok).toBe(true);
  });

  test("a figure like those before it is asked of nobody", async () => {
    const entry = await entered("TON-01", "2024-08", { value: "190.5" });
    expect((await getValue(world.staff, entry.id)).jump).toBeNull();
    expect((await verifyValue(world.staff, entry)).ok).toBe(true);
  });
});

describe("ratios", () => {
  test.each([{ numerator: "3" }, { denominator: "4" }, { numerator: "3", denominator: "0" }])(
    "a half-filled one can be kept as a draft: %j",
    async (given) => {
      const period = `2023-0${given.numerator ? (given.denominator ? 3 : 1) : 2}`;
      expect((await enter("PCT-01", period, given, false)).ok).toBe(true);
    },
  );

  test("a value is computed from numerator and denominator, and all three are kept", async () => {
    const entry = await entered("PCT-01", "2024-03", { numerator: "63", denominator: "134" });
    const row = await db().indicatorValue.findUniqueOrThrow({ where: { id: entry.id } });
    expect([row.value?.toFixed(), row.numerator?.toFixed(), row.denominator?.toFixed()]).toEqual([
      "47.014925",
      "63",
      "134",
    ]);
  });
});

describe("a running total", () => {
  test("that falls is asked back, not refused, and accepted once confirmed", async () => {
    await publish(await entered("CUM-01", "2024-01", { value: "212" }));
    const fall = await enter("CUM-01", "2024-02", { value: "200" });
    expect(fall).toMatchObject({
      ok: false,
      error: { code: "CONFIRMATION_NEEDED", fields: { value: ["cumulative-fall:212"] } },
    });
    expect((await enter("CUM-01", "2024-02", { value: "200", confirmed: "200" })).ok).toBe(true);
  });

  test("an unpublished figure is nothing to fall below", async () => {
    await entered("CUM-01", "2024-05", { value: "900", confirmed: "900" });
    expect((await enter("CUM-01", "2024-06", { value: "250" })).ok).toBe(true);
  });
});

describe("one value for one period and place", () => {
  test("the whole city and a kelurahan stand beside each other; a second of either does not", async () => {
    const kelurahan = await db().kelurahan.create({
      data: { name: "Pakelan", kecamatanCode: "35.71.02", kecamatan: "Kota", areaKm2: 0.214 },
    });
    const press = (kelurahanId?: string) =>
      createValue(world.waste.officer, {
        indicatorCode: "ENV-02",
        period: "2024-07",
        kelurahanId,
        fields: fields({ value: "1" }),
        submit: true,
      });
    const results = await Promise.all([press(), press(), press(kelurahan.id), press(kelurahan.id)]);
    expect(results.filter((result) => result.ok)).toHaveLength(2);
    expect(results.filter((result) => !result.ok && result.error.code === "ALREADY_OPEN")).toHaveLength(2);
  });
});

describe("whose rows", () => {
  test("another agency's indicator and value are not found", async () => {
    const entry = await entered("ENV-02", "2024-08", { value: "5" });
    const other = world.health.officer;
    expect(
      await createValue(other, {
        indicatorCode: "ENV-02",
        period: "2024-09",
        fields: fields({ value: "5" }),
        submit: true,
      }),
    ).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await saveValue(other, entry, { fields: fields({ value: "6" }), submit: false })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    await expect(getValue(other, entry.id)).rejects.toThrow("404");
    await expect(getIndicator(other, "ENV-02")).rejects.toThrow("404");
    expect((await listIndicators(other)).items.map((item) => item.code)).toEqual(["LIV-02"]);
  });
});

describe("corrections", () => {
  test("the old figure stays, marked, and the new one says why", async () => {
    const first = await entered("ENV-02", "2024-10", { value: "22" });
    await publish(first);
    const revised = await reviseValue(world.waste.officer, first.id, "Salah ketik");
    if (!revised.ok) throw new Error("refused");
    await saveValue(world.waste.officer, revised.value, { fields: fields({ value: "21" }), submit: true });
    await publish({ id: revised.value.id, version: 2 });
    const rows = await db().indicatorValue.findMany({ where: { period: "2024-10" }, orderBy: { revision: "asc" } });
    expect(rows.map((row) => [row.value?.toFixed(), row.supersededAt !== null, row.revisionReason])).toEqual([
      ["22", true, null],
      ["21", false, "Salah ketik"],
    ]);
    await expect(db().indicatorValue.update({ where: { id: first.id }, data: { value: 1 } })).rejects.toThrow(
      /never changed/,
    );
  });
});
