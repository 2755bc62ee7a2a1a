import type { Point, Ring } from "./boundaries.ts";

/** The drawing's width in its own units; a border that is off by less than `TOLERANCE` of them is not seen on a page. */
const WIDTH = 1000;
const TOLERANCE = 2;
/** Smaller parts (islets, slivers between two surveys) are left out where their kelurahan has a larger one. */
const SMALLEST = 12;
/** A city is at most this much taller than wide; beyond it the page would be all map. */
const TALLEST = 1600;
/** Points of a stretch that are simplified together. */
const PIECE = 256;

export type Outlines = { width: number; height: number; paths: Map<string, string> };

/**
 * Outlines of all places as paths of one drawing: degrees become whole units (at a city's size the earth is flat, its
 * meridians closer by the cosine of the latitude), and borders are simplified once for both neighbours, so that no gap
 * opens between them.
 */
export function drawOutlines(places: ReadonlyMap<string, readonly Ring[]>): Outlines {
  const { project, width, height } = projection([...places.values()].flat(2));
  const whole = new Map([...places].map(([id, rings]) => [id, rings.map((ring) => closed(ring.map(project)))]));
  const junctions = junctionsOf([...whole.values()].flat());
  const kept = new Map<string, Point[]>();
  const paths = new Map<string, string>();
  for (const [id, rings] of whole) {
    const drawn = rings.map((ring) => simplified(ring, junctions, kept)).filter((ring) => ring.length >= 3);
    const sorted = drawn.toSorted((a, b) => areaOf(b) - areaOf(a));
    const path = sorted.filter((ring, n) => n === 0 || areaOf(ring) >= SMALLEST).map(pathOf);
    if (path.length > 0) paths.set(id, path.join(""));
  }
  return { width, height, paths };
}

function projection(points: readonly Point[]) {
  const ends = { west: 180, east: -180, south: 90, north: -90 };
  for (const [x, y] of points) {
    ends.west = Math.min(ends.west, x);
    ends.east = Math.max(ends.east, x);
    ends.south = Math.min(ends.south, y);
    ends.north = Math.max(ends.north, y);
  }
  const narrowing = Math.cos((((ends.south + ends.north) / 2) * Math.PI) / 180);
  const across = Math.max((ends.east - ends.west) * narrowing, Number.EPSILON);
  const down = Math.max(ends.north - ends.south, Number.EPSILON);
  const scale = Math.min(WIDTH / across, TALLEST / down);
  const project = ([x, y]: Point): Point => [
    Math.round((x - ends.west) * narrowing * scale),
    Math.round((ends.north - y) * scale),
  ];
  return { project, width: Math.max(1, Math.ceil(across * scale)), height: Math.max(1, Math.ceil(down * scale)) };
}

/** Whole units below 2,048 in both directions, so one number names a point. */
const numberOf = ([x, y]: Point) => x * 2048 + y;
const isSame = (a: Point | undefined, b: Point | undefined) =>
  a !== undefined && b !== undefined && numberOf(a) === numberOf(b);

/** Without points that follow themselves, and without the last, which is the first again. */
function closed(ring: readonly Point[]): Point[] {
  const points = ring.filter((point, n) => !isSame(point, ring[n - 1]));
  return isSame(points[0], points.at(-1)) ? points.slice(0, -1) : points;
}

/** Where more than two borders meet, or where two run together and part: these points stay where they are. */
function junctionsOf(rings: readonly Point[][]): Set<number> {
  const neighbours = new Map<number, readonly [number, number]>();
  const junctions = new Set<number>();
  for (const ring of rings)
    for (const [n, point] of ring.entries()) {
      const name = numberOf(point);
      const sides = [ring.at(n - 1) as Point, ring[(n + 1) % ring.length] as Point].map(numberOf);
      const own = neighbours.get(name);
      if (own && sides.some((side) => !own.includes(side))) junctions.add(name);
      if (!own) neighbours.set(name, [sides[0] as number, sides[1] as number]);
    }
  return junctions;
}

/** A ring cut at its junctions, each stretch simplified as its neighbour's is: by one result for both directions. */
function simplified(ring: readonly Point[], junctions: ReadonlySet<number>, kept: Map<string, Point[]>): Point[] {
  const cuts = ring.flatMap((point, n) => (junctions.has(numberOf(point)) ? [n] : []));
  // A ring without a junction is cut at its two ends, west and east, whoever draws it.
  const at = cuts.length > 1 ? cuts : [...new Set([...cuts, ...endsOf(ring)])].sort((a, b) => a - b);
  const stretches = at.map((from, n) => {
    const to = at[n + 1] ?? (at[0] ?? 0) + ring.length;
    return Array.from({ length: to - from + 1 }, (_, step) => ring[(from + step) % ring.length] as Point);
  });
  return stretches.flatMap((stretch) => stretchOf(stretch, kept).slice(0, -1));
}

function endsOf(ring: readonly Point[]): number[] {
  const order = (a: Point, b: Point) => a[0] - b[0] || a[1] - b[1];
  const indexes = ring.map((_, n) => n).sort((a, b) => order(ring[a] as Point, ring[b] as Point));
  return indexes.length > 0 ? [indexes[0] as number, indexes.at(-1) as number] : [];
}

function stretchOf(stretch: readonly Point[], kept: Map<string, Point[]>): Point[] {
  const names = stretch.map(numberOf);
  const [forward, backward] = [names.join(" "), names.reverse().join(" ")];
  const isForward = forward <= backward;
  const name = isForward ? forward : backward;
  const done = kept.get(name) ?? straightened(isForward ? stretch : stretch.toReversed());
  kept.set(name, done);
  return isForward ? done : done.toReversed();
}

/**
 * Douglas and Peucker's: of a stretch the points stay that are farther from the straight line than is seen. Its cost grows
 * with the square of a stretch that folds upon itself, so a long one is done piece by piece.
 */
function straightened(points: readonly Point[]): Point[] {
  const last = points.length - 1;
  const stays = new Set([last]);
  const open: [number, number][] = [];
  for (let from = 0; from < last; from += PIECE) {
    stays.add(from);
    open.push([from, Math.min(from + PIECE, last)]);
  }
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let farthest = { at: -1, off: TOLERANCE };
    for (let n = from + 1; n < to; n += 1) {
      const off = distance(points[n] as Point, points[from] as Point, points[to] as Point);
      if (off > farthest.off) farthest = { at: n, off };
    }
    if (farthest.at < 0) continue;
    stays.add(farthest.at);
    open.push([from, farthest.at], [farthest.at, to]);
  }
  return points.filter((_, n) => stays.has(n));
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

const areaOf = (ring: readonly Point[]) =>
  Math.abs(
    ring.reduce((sum, [x, y], n) => {
      const [nx, ny] = ring[(n + 1) % ring.length] as Point;
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );

/** Steps from point to point, which are shorter to write than places. */
function pathOf(ring: readonly Point[]): string {
  const [first, ...rest] = ring as [Point, ...Point[]];
  let [x, y] = first;
  const steps = rest.map(([toX, toY]) => {
    const step = `${toX - x},${toY - y}`;
    [x, y] = [toX, toY];
    return step;
  });
  return `M${first.join(",")}l${steps.join(" ")}z`;
}
