export type LabelPlace = { centre: number; width: number };

/**
 * The labels of a row that can be read beside each other, by index: the last and the first always, of the others as
 * many as find room from left to right. Null has no label.
 */
export function keptLabels(places: readonly (LabelPlace | null)[]): Set<number> {
  const all = places.flatMap((place, index) => (place ? [{ ...place, index }] : []));
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return new Set();
  const touches = (a: LabelPlace, b: LabelPlace) => Math.abs(a.centre - b.centre) < (a.width + b.width) / 2;
  const kept = [last];
  for (const place of all) if (!kept.some((other) => touches(place, other))) kept.push(place);
  return new Set(kept.map(({ index }) => index));
}
