import { monitorEventLoopDelay } from "node:perf_hooks";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { previewMap, removeMap, saveMap } from "@/lib/city/kelurahan-map/mutations";
import { findKelurahanMap } from "@/lib/city/kelurahan-map/published";
import { PersonalDataFound } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeWorld } from "../../support/fixtures";
import { resultOf } from "../../support/results";

let admin: Actor;
let officer: Actor;
const about = { source: "Badan Informasi Geospasial", boundariesOn: "2024-12-31" };

beforeAll(async () => {
  const world = await makeWorld();
  admin = world.admin;
  officer = world.waste.officer;
  await db().kelurahan.createMany({
    data: ["Ujung", "Pangkal", "Tengah"].map((name) => ({ name, kecamatan: "Uji", kecamatanCode: "99.99.01" })),
  });
});
beforeEach(() => db().kelurahanMap.deleteMany());

const square = (x: number) => [
  [
    [x, -7],
    [x + 0.01, -7],
    [x + 0.01, -6.99],
    [x, -6.99],
    [x, -7],
  ],
];
function boundaries(...names: string[]) {
  const features = names.map((name, n) => ({
    properties: { NAMOBJ: name, WADMKC: "Uji" },
    geometry: { type: "Polygon", coordinates: square(112 + n / 100) },
  }));
  return fileOf(features);
}
const fileOf = (features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
const preview = async (...names: string[]) => resultOf(await previewMap(admin, boundaries(...names)));

test("says what matches, what does not and who is not there, and writes nothing by looking", async () => {
  const looked = await preview("Ujung", "Tengah", "Negeri Jauh");
  expect(looked.names).toEqual(["Tengah", "Ujung"]);
  expect(looked.unmatched).toEqual(["Negeri Jauh, Uji"]);
  expect(looked.without).toContain("Pangkal");
  expect(await findKelurahanMap()).toBeNull();
  expect(await previewMap(admin, boundaries("Negeri Jauh"))).toMatchObject({
    error: { code: "INVALID", fields: { file: ["mapNoPlaces"] } },
  });
});

test("tells of outlines without an area that they are none, also beside others", async () => {
  const place = (name: string, coordinates: number[][][]) => ({
    properties: { NAMOBJ: name, WADMKC: "Uji" },
    geometry: { type: "Polygon", coordinates },
  });
  const flat = place("Ujung", [Array(4).fill([112, -7])]);
  expect(await previewMap(admin, fileOf([flat]))).toMatchObject({
    error: { code: "INVALID", fields: { file: ["map-geometry"] } },
  });
  const looked = resultOf(await previewMap(admin, fileOf([place("Tengah", square(112)), flat])));
  expect(looked.names).toEqual(["Tengah"]);
  expect(looked.without).toContain("Ujung");
});

test("a file made to be drawn for seconds holds nobody up: it is drawn in a thread, and too much of it is refused", async () => {
  const zigzag = Array.from({ length: 100_000 }, (_, n) => [
    112 + (n % 1000) / 1000,
    n % 2 ? -7 : Number((-7 + n / 100_000).toFixed(4)),
  ]);
  const text = fileOf([
    {
      properties: { NAMOBJ: "Ujung", WADMKC: "Uji" },
      geometry: { type: "Polygon", coordinates: [[...zigzag, zigzag[0]]] },
    },
  ]);
  const held = monitorEventLoopDelay({ resolution: 10 });
  held.enable();
  expect(await previewMap(admin, text)).toMatchObject({
    error: { code: "INVALID", fields: { file: ["map-drawn"] } },
  });
  held.disable();
  expect(held.max / 1e6).toBeLessThan(500);
  expect(await previewMap(admin, "[".repeat(5_000_000))).toMatchObject({
    error: { code: "INVALID", fields: { file: ["map-deep"] } },
  });
});

test("is public once it is taken, replaced by the next and gone when it is removed; the log has no outlines", async () => {
  resultOf(await saveMap(admin, { version: null }, { about, drawn: (await preview("Ujung")).drawn }));
  expect(await findKelurahanMap()).toMatchObject({
    ...about,
    shapes: [{ name: "Ujung", path: expect.stringMatching(/^M/) }],
  });
  const { drawn } = await preview("Ujung", "Tengah");
  expect(await saveMap(admin, { version: null }, { about, drawn })).toMatchObject({
    error: { fields: { file: ["mapMoved"] } },
  });
  expect(await saveMap(admin, { version: 7 }, { about, drawn })).toMatchObject({ error: { code: "STALE" } });
  resultOf(await saveMap(admin, { version: 1 }, { about, drawn }));
  expect((await findKelurahanMap())?.shapes.map(({ name }) => name)).toEqual(["Tengah", "Ujung"]);
  const events = await db().auditEvent.findMany({ where: { entity: "kelurahanMap" }, orderBy: { at: "asc" } });
  expect(events.map(({ action, after }) => [action, (after as { places: number }).places])).toEqual([
    ["create", 1],
    ["edit", 2],
  ]);
  expect(JSON.stringify(events, (_key, value) => (typeof value === "bigint" ? `${value}` : value))).not.toMatch(
    /M\d+,/,
  );
  expect(await removeMap(admin, { version: 1 })).toMatchObject({ error: { code: "STALE" } });
  resultOf(await removeMap(admin, { version: 2 }));
  expect(await findKelurahanMap()).toBeNull();
});

test("is ADMIN's alone, of present kelurahan alone, of no day to come, and names nobody", async () => {
  const { drawn } = await preview("Ujung");
  expect(await previewMap(officer, boundaries("Ujung"))).toMatchObject({ error: { code: "FORBIDDEN" } });
  expect(await saveMap(officer, { version: null }, { about, drawn })).toMatchObject({ error: { code: "FORBIDDEN" } });
  const [path = ""] = Object.values(drawn.shapes);
  const foreign = { ...drawn, shapes: { [crypto.randomUUID()]: path } };
  expect(await saveMap(admin, { version: null }, { about, drawn: foreign })).toMatchObject({
    error: { fields: { file: ["mapMoved"] } },
  });
  const later = { ...about, boundariesOn: "2099-01-01" };
  expect(await saveMap(admin, { version: null }, { about: later, drawn })).toMatchObject({
    error: { fields: { boundariesOn: ["dayFuture"] } },
  });
  const named = { ...about, source: "Tanya 0812-3456-7890" };
  await expect(saveMap(admin, { version: null }, { about: named, drawn })).rejects.toBeInstanceOf(PersonalDataFound);
  expect(await findKelurahanMap()).toBeNull();
});
