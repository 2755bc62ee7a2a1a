import { beforeAll, describe, expect, test } from "vitest";
import { GET as archive } from "@/app/api/v1/archive/route";
import { GET as values } from "@/app/api/v1/indicators/[code]/values/route";
import { GET as seals } from "@/app/api/v1/seals/route";
import { GET as allValues } from "@/app/api/v1/values/route";
import { createValue, publishValue, verifyValue } from "@/lib/city/indicators/mutations";
import { getPublishedIndicator } from "@/lib/city/indicators/published";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeWorld, type World } from "../../support/fixtures";
import { resultOf } from "../../support/results";
import { unpacked } from "../../support/unpacked";

let world: World;
const places: Record<string, string> = {};

beforeAll(async () => {
  world = await makeWorld();
  const counted = { unit: "orang", scaleMax: null, frequency: "YEARLY" as const };
  await makeIndicator("ORG-01", world.pillar.id, world.waste.agency.id, counted);
  await db().indicator.update({ where: { code: "ORG-01" }, data: { smallBelow: 1000 } });
  await makeIndicator("ORG-02", world.pillar.id, world.waste.agency.id, counted);
  await makeIndicator("ORG-03", world.pillar.id, world.waste.agency.id, {
    ...counted,
    frequency: "QUARTERLY",
    aggregation: "SUM",
  });
  await makeIndicator("TON-09", world.pillar.id, world.waste.agency.id, { ...counted, unit: "ton" });
  for (const name of ["Aren", "Bambu", "Cemara", "Damar"]) {
    const row = await db().kelurahan.create({ data: { name, kecamatan: "Kota", kecamatanCode: "KOTA" } });
    places[name] = row.id;
  }
  await publish("ORG-01", "2024", { Bambu: "617" }, "catatan 617");
  await publish("ORG-01", "2024", { Aren: "61791", Cemara: "12837", Damar: "29771" });
  await publish("ORG-01", "2024", { "": "105016" });
  await publish("TON-09", "2024", { Aren: "2", Bambu: "3" });
});

/** Entered, verified and published as people do it; the place "" is the whole city. */
async function publish(indicatorCode: string, period: string, figures: Record<string, string>, note = "") {
  for (const [place, value] of Object.entries(figures)) {
    const fields = { certainty: "FINAL" as const, note, source: "uji", value, confirmed: value };
    const command = { indicatorCode, period, kelurahanId: places[place], fields, submit: true };
    const entry = resultOf(await createValue(world.waste.officer, command));
    resultOf(await publishValue(world.staff, resultOf(await verifyValue(world.staff, entry))));
  }
}

async function told(code: string) {
  const indicator = await getPublishedIndicator(code);
  return (indicator?.kelurahanValues ?? []).map(
    ({ period, kelurahan, value, hidden, hiddenBelow }) =>
      `${period} ${kelurahan} ${hidden ? (hiddenBelow ? `<${hiddenBelow}` : "hidden") : value}`,
  );
}

describe("A small figure of people in one kelurahan", () => {
  test("is told as less than its limit, and the next smallest with it, so that the total does not say it", async () => {
    expect(await told("ORG-01")).toEqual([
      "2024 Aren 61791",
      "2024 Bambu <1000",
      "2024 Cemara hidden",
      "2024 Damar 29771",
    ]);
  });

  test("stands in no answer, file, seal or archive, neither as figure nor in its note", async () => {
    const request = (path: string) => new Request(`http://localhost:3000/api/v1/${path}`);
    const path = { params: Promise.resolve({ code: "ORG-01" }) };
    const answers = await Promise.all([
      ...["json", "csv", "csv-id", "csv-en"].map((format) =>
        values(request(`indicators/ORG-01/values?area=kelurahan&format=${format}`), path),
      ),
      ...["json", "csv", "csv-id", "csv-en"].map((format) =>
        allValues(request(`values?format=${format}`), { params: Promise.resolve({}) }),
      ),
      ...["json", "csv"].map((format) => seals(request(`seals?format=${format}`), { params: Promise.resolve({}) })),
    ]);
    const packed = await archive(request("archive"), { params: Promise.resolve({}) });
    const files = [...(await unpacked(Buffer.from(await packed.arrayBuffer())))];
    const texts = [
      ...(await Promise.all(answers.map((answer) => answer.text()))),
      ...files.filter(([name]) => name.endsWith("csv")).map(([, file]) => file.toString()),
      JSON.stringify(await getPublishedIndicator("ORG-01")),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/(?<![\d.])617(?!\d)/);
      expect(text).not.toMatch(/(?<![\d.])12[.,]?837(?!\d)/);
    }
    expect(texts.join()).toContain("61791");
  });

  test("is kept back below five where the unit counts people and nobody set a limit; of tons nothing is", async () => {
    await publish("ORG-02", "2024", { Aren: "4", Bambu: "5", Cemara: "6" });
    expect(await told("ORG-02")).toEqual(["2024 Aren <5", "2024 Bambu hidden", "2024 Cemara 6"]);
    expect(await told("TON-09")).toEqual(["2024 Aren 2", "2024 Bambu 3"]);
    await db().indicator.update({ where: { code: "ORG-02" }, data: { smallBelow: 0 } });
    expect(await told("ORG-02")).toEqual(["2024 Aren 4", "2024 Bambu 5", "2024 Cemara 6"]);
  });

  test("takes its place's other periods of the year with it where they are summed, or the year less them would say it", async () => {
    await publish("ORG-03", "2024-Q1", { Aren: "2", Bambu: "40", Cemara: "50", Damar: "60" });
    await publish("ORG-03", "2024-Q2", { Aren: "6", Bambu: "45", Cemara: "35", Damar: "65" });
    await publish("ORG-03", "2023-Q4", { Aren: "12", Bambu: "41" });
    expect((await told("ORG-03")).sort()).toEqual([
      "2023-Q4 Aren 12",
      "2023-Q4 Bambu 41",
      "2024-Q1 Aren <5",
      "2024-Q1 Bambu hidden",
      "2024-Q1 Cemara hidden",
      "2024-Q1 Damar 60",
      "2024-Q2 Aren hidden",
      "2024-Q2 Bambu hidden",
      "2024-Q2 Cemara hidden",
      "2024-Q2 Damar 65",
    ]);
  });

  test("stays kept back in what it replaced and in what replaced it", async () => {
    const before = await db().indicatorValue.findFirstOrThrow({
      where: { indicator: { code: "ORG-01" }, kelurahanId: places.Bambu },
    });
    const { id: _id, supersedesId: _s, ...rest } = before;
    await db().indicatorValue.update({ where: { id: before.id }, data: { supersededAt: new Date() } });
    await db().indicatorValue.create({
      data: { ...rest, value: "61788", revision: 2, revisionReason: "dulu 617", supersedesId: before.id },
    });
    const detail = JSON.stringify(await getPublishedIndicator("ORG-01"));
    expect(detail).not.toMatch(/(?<![\d.])617(?!\d)/);
    expect(detail).not.toContain("61788");
  });
});
