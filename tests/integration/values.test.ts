import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createValue, publishValue, reviseValue, saveValue, verifyValue } from "@/lib/indicators/mutations";
import { getIndicator, getValue, listIndicators } from "@/lib/indicators/queries";
import { makeIndicator, makeWorld, type World } from "../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await makeIndicator("CUM-01", world.pillar.id, world.waste.agency.id, { cumulative: true, scaleMax: null });
  await makeIndicator("PCT-01", world.pillar.id, world.waste.agency.id, {
    ratioFactor: 100,
    scaleMax: 100,
    decimals: 1,
  });
});

type Fields = Partial<{ value: string; numerator: string; denominator: string; fallConfirmed: "on" }>;
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
    expect((await enter("CUM-01", "2024-02", { value: "200", fallConfirmed: "on" })).ok).toBe(true);
  });

  test("an unpublished figure is nothing to fall below", async () => {
    await entered("CUM-01", "2024-05", { value: "900" });
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
