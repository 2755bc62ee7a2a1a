import { foldText } from "@/lib/platform/format/folded-text";

export type Point = readonly [number, number];
export type Ring = readonly Point[];
/** One feature of the file: what it says of its place, and its outlines in degrees. */
export type Boundary = { code: string; name: string; kecamatan: string; rings: Ring[] };
export type BoundaryFault = "json" | "kind" | "geometry" | "degrees" | "many" | "empty";

/** More than a province has, and as many corners as a survey of a city; beyond them the file is something else. */
const MOST = { features: 2000, points: 400_000 } as const;

// As the files of BIG (WADM…, KDEPUM), BPS and OpenStreetMap name them, and as people do.
const NAMES = {
  code: ["KDEPUM", "KDPPUM", "KODE", "KODE_KELURAHAN", "KODE_DESA", "KD_KEL", "KDE_KEL", "CODE"],
  name: ["WADMKD", "NAMOBJ", "KELURAHAN", "NAMA_KELURAHAN", "DESA", "NAMA_DESA", "NMDESA", "NAMA", "NAME"],
  kecamatan: ["WADMKC", "KECAMATAN", "NAMA_KECAMATAN", "NMKEC"],
} as const;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

class Refused extends Error {
  constructor(readonly fault: BoundaryFault) {
    super(fault);
  }
}

/** Reads a GeoJSON FeatureCollection of areas in degrees (RFC 7946) by its content; anything else is told as what it is not. */
export function readBoundaries(text: string): { boundaries: Boundary[] } | { fault: BoundaryFault } {
  try {
    return { boundaries: boundariesOf(parsed(text)) };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Refused("json");
  }
}

function boundariesOf(file: unknown): Boundary[] {
  if (!isObject(file) || file.type !== "FeatureCollection" || !Array.isArray(file.features)) throw new Refused("kind");
  const { features } = file;
  if (features.length === 0) throw new Refused("empty");
  if (features.length > MOST.features) throw new Refused("many");
  const left = { points: MOST.points };
  return features.map((feature) => {
    if (!isObject(feature) || !isObject(feature.geometry)) throw new Refused("geometry");
    const properties = isObject(feature.properties) ? feature.properties : {};
    const said = new Map(
      Object.entries(properties).map(([key, value]) => [key.toUpperCase().replaceAll(" ", "_"), value]),
    );
    const first = (names: readonly string[]) =>
      String(names.map((name) => said.get(name)).find((value) => isText(value)) ?? "")
        .trim()
        .slice(0, 100);
    return {
      ...{ code: first(NAMES.code), name: first(NAMES.name), kecamatan: first(NAMES.kecamatan) },
      rings: ringsOf(feature.geometry, left),
    };
  });
}

const isText = (value: unknown) => (typeof value === "string" && value.trim() !== "") || typeof value === "number";

/** Holes are outlines like others: drawn even-odd they stay holes. */
function ringsOf({ type, coordinates }: Json, left: { points: number }): Ring[] {
  if (!Array.isArray(coordinates)) throw new Refused("geometry");
  const polygons = type === "MultiPolygon" ? coordinates : type === "Polygon" ? [coordinates] : null;
  if (!polygons?.every((polygon) => Array.isArray(polygon))) throw new Refused("geometry");
  return polygons.flat().map((ring: unknown) => {
    if (!Array.isArray(ring) || ring.length < 4) throw new Refused("geometry");
    left.points -= ring.length;
    if (left.points < 0) throw new Refused("many");
    return ring.map(pointOf);
  });
}

function pointOf(given: unknown): Point {
  if (!Array.isArray(given)) throw new Refused("geometry");
  const [x, y]: unknown[] = given;
  if (typeof x !== "number" || typeof y !== "number") throw new Refused("geometry");
  // Metres of a projection, or latitude first where longitude belongs.
  if (Math.abs(x) > 180 || Math.abs(y) > 90) throw new Refused("degrees");
  return [x, y];
}

export type Place = { id: string; code: string | null; name: string; kecamatan: string; former: readonly string[] };

export type Matched = {
  /** Outlines by kelurahan. */
  places: Map<string, Ring[]>;
  /** Names in the file that are none of ours, or of which there are two. */
  unmatched: string[];
};

const plain = (text: string) =>
  foldText(text)
    .text.toLowerCase()
    .replace(/^(kelurahan|kel|desa)\b/, "")
    .replace(/[^a-z0-9]/g, "");
const digits = (code: string) => code.replace(/\D/g, "");

/** By the ministry's code where both have it, otherwise by the name in its kecamatan, present or former. */
export function matchBoundaries(boundaries: readonly Boundary[], known: readonly Place[]): Matched {
  const byCode = new Map(known.flatMap(({ id, code }) => (code ? [[digits(code), id]] : [])));
  const places = new Map<string, Ring[]>();
  const unmatched: string[] = [];
  for (const { code, name, kecamatan, rings } of boundaries) {
    const id = (code && byCode.get(digits(code))) || byName({ name, kecamatan }, known);
    if (id) places.set(id, [...(places.get(id) ?? []), ...rings]);
    else unmatched.push([name || code || "?", kecamatan].filter(Boolean).join(", "));
  }
  return { places, unmatched };
}

function byName({ name, kecamatan }: Pick<Boundary, "name" | "kecamatan">, known: readonly Place[]): string | null {
  if (plain(name) === "") return null;
  const inside = kecamatan === "" ? known : known.filter((one) => plain(one.kecamatan) === plain(kecamatan));
  for (const names of [(one: Place) => [one.name], (one: Place) => one.former]) {
    const [found, ...more] = inside.filter((one) => names(one).some((own) => plain(own) === plain(name)));
    if (found) return more.length === 0 ? found.id : null;
  }
  return null;
}
