type Shape = { kecamatan: string; path: string };
type Middle = { x: number; y: number };

/** The middle of a drawing's first outline, which is its largest (outlines.ts writes them so). */
function middleOf(path: string): Middle {
  const [, start = "0,0", steps = ""] = /^M(-?\d+,-?\d+)l([\d, -]*)/.exec(path) ?? [];
  const numbers = (text: string) => text.split(",").map(Number) as [number, number];
  let [x, y] = numbers(start);
  const ends = { west: x, east: x, north: y, south: y };
  for (const step of steps.split(" ").filter(Boolean)) {
    const [dx, dy] = numbers(step);
    [x, y] = [x + dx, y + dy];
    ends.west = Math.min(ends.west, x);
    ends.east = Math.max(ends.east, x);
    ends.north = Math.min(ends.north, y);
    ends.south = Math.max(ends.south, y);
  }
  return { x: (ends.west + ends.east) / 2, y: (ends.north + ends.south) / 2 };
}

/** Where a kecamatan is named: on the kelurahan that lies nearest to the middle of them all. */
export function middleOfKecamatan(shapes: readonly Shape[], kecamatan: string): Middle {
  const own = shapes.filter((shape) => shape.kecamatan === kecamatan).map(({ path }) => middleOf(path));
  const mean = (of: (middle: Middle) => number) => own.reduce((sum, middle) => sum + of(middle), 0) / own.length;
  const [x, y] = [mean((middle) => middle.x), mean((middle) => middle.y)];
  const distance = (middle: Middle) => Math.hypot(middle.x - x, middle.y - y);
  return own.reduce((nearest, middle) => (distance(middle) < distance(nearest) ? middle : nearest), own[0] as Middle);
}
