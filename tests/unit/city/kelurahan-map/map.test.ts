import { describe, expect, test } from "vitest";
import { readBoundaries } from "@/lib/city/kelurahan-map/boundaries";
import { matchPlaces } from "@/lib/city/kelurahan-map/matching";
import { middleOfKecamatan } from "@/lib/city/kelurahan-map/middles";
import { drawOutlines } from "@/lib/city/kelurahan-map/outlines";
import { drawnSchema } from "@/lib/city/kelurahan-map/schemas";
import { stepsOf } from "@/lib/city/kelurahan-map/steps";

const square = (x: number, y: number, size = 0.01) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const feature = (properties: object, ...rings: number[][][]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: rings },
});
const file = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });

describe("A file of boundaries is judged by its content", () => {
  test.each([
    ["json", "{"],
    ["kind", "[1, 2]"],
    ["kind", JSON.stringify({ type: "Feature" })],
    ["empty", file()],
    ["geometry", file({ type: "Feature", geometry: null })],
    ["geometry", file({ type: "Feature", geometry: { type: "Point", coordinates: [112, -7] } })],
    [
      "geometry",
      file(
        feature({}, [
          [112, -7],
          [112, "x"],
          [113, -7],
          [112, -7],
        ] as number[][]),
      ),
    ],
    ["degrees", file(feature({}, square(612_000, 9_135_000)))],
    ["degrees", file(feature({}, square(-7.8, 112)))],
    ["parts", file(...Array.from({ length: 2001 }, () => feature({}, square(112, -7))))],
    ["rings", file(feature({}, ...Array.from({ length: 10_001 }, () => square(112, -7))))],
    ["points", file(feature({}, Array(150_001).fill([112, -7])))],
    ["deep", "[".repeat(40)],
    ["deep", `{"type":"FeatureCollection","features":[],"crs":${'{"a":'.repeat(40)}1${"}".repeat(41)}`],
    ["many", `[${"[],".repeat(200_001)}0]`],
    ["many", `[${"1,".repeat(900_001)}1]`],
    ["many", file(feature(Object.fromEntries(Array.from({ length: 120_001 }, (_, n) => [`k${n}`, 1]))))],
  ])("%s", (fault, text) => {
    expect(readBoundaries(text)).toEqual({ fault });
  });

  test("brackets and commas inside of words are words", () => {
    const name = `${'[{,:\\"'.repeat(300_000)}`;
    expect(readBoundaries(file(feature({ NAME: "Bangsal", note: name }, square(112, -7))))).toMatchObject({
      boundaries: [{ name: "Bangsal" }],
    });
  });

  test("whoever made it: names and codes stand under many names, and a mark in front does not matter", () => {
    const read = readBoundaries(
      `\uFEFF${file(
        feature({ WADMKD: "Bangsal", WADMKC: "Pesantren", KDEPUM: "35.71.03.1001" }, square(112, -7)),
        feature({ kelurahan: "Kelurahan Banaran" }, square(112.01, -7)),
      )}`,
    );
    expect(read).toMatchObject({
      boundaries: [
        { code: "35.71.03.1001", name: "Bangsal", kecamatan: "Pesantren" },
        { code: "", name: "Kelurahan Banaran", kecamatan: "" },
      ],
    });
  });
});

describe("A boundary belongs to a kelurahan", () => {
  const known = [
    { id: "1", code: "35.71.03.1001", name: "Bangsal", kecamatan: "Pesantren", former: [] },
    { id: "2", code: null, name: "Banaran", kecamatan: "Pesantren", former: ["Banaran Lor"] },
    { id: "3", code: null, name: "Banaran", kecamatan: "Kota", former: [] },
    { id: "4", code: null, name: "Ngadirejo", kecamatan: "Kota", former: [] },
  ];
  const of = (given: Partial<{ code: string; name: string; kecamatan: string }>) =>
    matchPlaces([{ code: "", name: "", kecamatan: "", ...given }], known);

  test.each([
    [{ code: "3571031001", name: "lain" }, "1"],
    [{ name: "BANARAN", kecamatan: "Kota" }, "3"],
    [{ name: "Kel. Ngadi-rejo" }, "4"],
    [{ name: "Banaran Lor", kecamatan: "PESANTREN" }, "2"],
  ])("%j", (given, id) => {
    expect(of(given)).toEqual({ ids: [id], unmatched: [] });
  });

  test("or is said to match none: where there is no such name, or two", () => {
    expect(of({ name: "Banaran" })).toMatchObject({ unmatched: ["Banaran"] });
    expect(of({ name: "Entah" })).toMatchObject({ unmatched: ["Entah"] });
  });
});

describe("Outlines", () => {
  /** A border of two hundred points between two places, walked in opposite directions. */
  const border = Array.from({ length: 201 }, (_, n) => [112.01 + Math.sin(n / 9) / 2000, -7 + n / 20_000] as const);
  const places = new Map([
    ["a", [[[112, -7] as const, ...border, [112, -6.99] as const, [112, -7] as const]]],
    ["b", [[[112.02, -7] as const, [112.02, -6.99] as const, ...border.toReversed(), [112.02, -7] as const]]],
  ]);

  test("are simplified, and a border that two share stays the same border", () => {
    const { paths } = drawOutlines(places);
    const points = (id: string) => {
      const [, start = "", steps = ""] = /^M([\d,]+)l([\d, -]+)z$/.exec(paths.get(id) ?? "") ?? [];
      const numbers = (text: string) => text.split(",").map(Number);
      let [x = 0, y = 0] = numbers(start);
      return [
        start,
        ...steps.split(" ").map((step) => {
          const [dx = 0, dy = 0] = numbers(step);
          [x, y] = [x + dx, y + dy];
          return `${x},${y}`;
        }),
      ];
    };
    const inner = (id: string) => points(id).filter((point) => !/^(0|1000),/.test(point));
    expect(inner("a").length).toBeGreaterThan(5);
    expect(inner("a").length).toBeLessThan(100);
    expect(inner("a").toSorted()).toEqual(inner("b").toSorted());
  });

  test("are what the form may bring back, and nothing but numbers", () => {
    const { width, height, paths } = drawOutlines(new Map([[crypto.randomUUID(), places.get("a") ?? []]]));
    const drawn = { width, height, shapes: Object.fromEntries(paths) };
    expect(drawnSchema.parse(drawn)).toEqual(drawn);
    const [id] = Object.keys(drawn.shapes);
    expect(drawnSchema.safeParse({ ...drawn, shapes: { [id ?? ""]: '"><script>' } }).success).toBe(false);
  });

  test("are no more than a public page carries", () => {
    const path = `M0,0l${"1,1 ".repeat(40_000)}z`;
    expect(drawnSchema.safeParse({ width: 1000, height: 1000, shapes: { [crypto.randomUUID()]: path } }).success).toBe(
      false,
    );
  });

  test("cost no more where a line folds upon itself", () => {
    const folded = Array.from({ length: 60_000 }, (_, n) => [112 + (n % 2) / 10, -7 + n / 600_000] as const);
    const begun = process.cpuUsage();
    drawOutlines(new Map([["a", [[...folded, folded[0] as (typeof folded)[number]]]]]));
    const { user } = process.cpuUsage(begun);
    // Undivided it is 60,000² / 4 distances, minutes.
    expect(user / 1e6).toBeLessThan(20);
  });

  test("keep a hole, leave out specks beside a larger part, and never all of a place", () => {
    const ring = (x: number, size: number) => square(x, -7, size) as [number, number][];
    const { paths } = drawOutlines(
      new Map([
        ["a", [ring(112, 0.02), ring(112.005, 0.005), ring(112.05, 0.00001)]],
        ["b", [ring(112.04, 0.0003)]],
      ]),
    );
    expect(paths.get("a")?.match(/M/g)).toHaveLength(2);
    expect(paths.get("b")?.match(/M/g)).toHaveLength(1);
  });
});

test("A kecamatan is named on one of its own kelurahan, the one in its middle", () => {
  const shape = (kecamatan: string, x: number) => ({ kecamatan, path: `M${x},100l100,0 0,100 -100,0z` });
  const shapes = [shape("Barat", 0), shape("Barat", 100), shape("Timur", 500), shape("Barat", 200)];
  expect(middleOfKecamatan(shapes, "Barat")).toEqual({ x: 150, y: 150 });
  expect(middleOfKecamatan(shapes, "Timur")).toEqual({ x: 550, y: 150 });
});

describe("Shades", () => {
  test.each([
    [[], []],
    [["5"], [["5", "5", 1]]],
    [
      ["1", "1", "2"],
      [
        ["1", "1", 2],
        ["2", "2", 1],
      ],
    ],
    [
      ["8", "7", "6", "5", "4", "3", "2", "1"],
      [
        ["1", "2", 2],
        ["3", "4", 2],
        ["5", "6", 2],
        ["7", "8", 2],
      ],
    ],
    [
      ["1", "1", "1", "1", "1", "2", "3", "4"],
      [
        ["1", "1", 5],
        ["2", "2", 1],
        ["3", "4", 2],
      ],
    ],
  ])("of %j", (figures, expected) => {
    const { steps, stepOf } = stepsOf(figures);
    expect(steps.map(({ from, to, count }) => [from, to, count])).toEqual(expected);
    for (const figure of figures) expect(stepOf(figure)).not.toBeNull();
  });
});
