export type Point = readonly [number, number];
export type Ring = readonly Point[];
/** What a feature of the file says of its place. */
export type SaidPlace = { code: string; name: string; kecamatan: string };
/** One feature: of which place, and its outlines in degrees. */
export type Boundary = SaidPlace & { rings: Ring[] };
export type BoundaryFault =
  | "json"
  | "kind"
  | "geometry"
  | "degrees"
  | "deep"
  | "many"
  | "parts"
  | "rings"
  | "points"
  | "empty";

/** More parts than a province has, and as many corners as 5 MB of a survey hold; beyond them the file is something else. */
const MOST = { features: 2000, rings: 10_000, points: 150_000 } as const;
/**
 * What is counted before anything is read: a file that would be refused anyway costs a look at its characters, and not the
 * memory and the seconds of a million small lists. Corners may have a height and a measure; features some fifty properties.
 */
const MOST_WRITTEN = { depth: 32, opened: 200_000, commas: 900_000, colons: 120_000 } as const;

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
  readonly fault: BoundaryFault;
  constructor(fault: BoundaryFault) {
    super(fault);
    this.fault = fault;
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
  countWritten(text);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Refused("json");
  }
}

function countWritten(text: string): void {
  const found = { depth: 0, opened: 0, commas: 0, colons: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === ",") found.commas += 1;
    else if (letter === ":") found.colons += 1;
    else if (letter === "[" || letter === "{") {
      found.opened += 1;
      found.depth += 1;
      if (found.depth > MOST_WRITTEN.depth) throw new Refused("deep");
    } else if (letter === "]" || letter === "}") found.depth -= 1;
  }
  const { opened, commas, colons } = MOST_WRITTEN;
  if (found.opened > opened || found.commas > commas || found.colons > colons) throw new Refused("many");
}

/** Where the string that begins at `from` ends; the text's end where it does not. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function boundariesOf(file: unknown): Boundary[] {
  if (!isObject(file) || file.type !== "FeatureCollection" || !Array.isArray(file.features)) throw new Refused("kind");
  const { features } = file;
  if (features.length === 0) throw new Refused("empty");
  if (features.length > MOST.features) throw new Refused("parts");
  const left = { rings: MOST.rings, points: MOST.points };
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
function ringsOf({ type, coordinates }: Json, left: { rings: number; points: number }): Ring[] {
  if (!Array.isArray(coordinates)) throw new Refused("geometry");
  const polygons = type === "MultiPolygon" ? coordinates : type === "Polygon" ? [coordinates] : null;
  if (!polygons?.every((polygon) => Array.isArray(polygon))) throw new Refused("geometry");
  return polygons.flat().map((ring: unknown) => {
    if (!Array.isArray(ring) || ring.length < 4) throw new Refused("geometry");
    left.rings -= 1;
    if (left.rings < 0) throw new Refused("rings");
    left.points -= ring.length;
    if (left.points < 0) throw new Refused("points");
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
