/** A name with its first day, 'YYYY-MM-DD'; null from the beginning on. */
export type DatedName = { name: string; shortName: string; fromOn: string | null };

const byDay = (a: DatedName, b: DatedName) => (a.fromOn ?? "").localeCompare(b.fromOn ?? "");

/** What it was called on a day; of an agency without recorded names the present one, which it always had. */
export function nameOn<Agency extends { name: string; shortName: string }>(
  agency: Agency,
  names: readonly DatedName[],
  day: string,
): Pick<DatedName, "name" | "shortName"> {
  const sorted = [...names].sort(byDay);
  // Before the first day that is known there is only the first name.
  return sorted.findLast(({ fromOn }) => fromOn === null || fromOn <= day) ?? sorted[0] ?? agency;
}

/** Its former names, the newest first, none that is the present one again. */
export function formerNames(agency: { name: string }, names: readonly DatedName[]): string[] {
  const former = [...names].sort(byDay).reverse();
  return [...new Set(former.map(({ name }) => name))].filter((name) => name !== agency.name);
}

export type NameFault = "regulationFuture" | "nameDayOrder" | "nameSame";

/** Why a new name cannot begin on a day: in the future, not after the last one, or no new name at all. */
export function faultOfRename(
  agency: { name: string; shortName: string },
  names: readonly DatedName[],
  wanted: { name: string; shortName: string; fromOn: string },
  today: string,
): { field: "fromOn" | "name"; fault: NameFault } | null {
  if (wanted.fromOn > today) return { field: "fromOn", fault: "regulationFuture" };
  if (names.some(({ fromOn }) => fromOn !== null && fromOn >= wanted.fromOn))
    return { field: "fromOn", fault: "nameDayOrder" };
  const same = wanted.name === agency.name && wanted.shortName === agency.shortName;
  return same ? { field: "name", fault: "nameSame" } : null;
}

/**
 * Why a body cannot go on as another one from a day on: in the future; or, where it ends with that, before the latest day
 * that is known of it, for a name that it took or work that it gave or got then would have come after its end.
 */
export function faultOfSuccession(
  { on, ends }: { on: string; ends: boolean },
  known: readonly (string | null)[],
  today: string,
): "regulationFuture" | "successionOrder" | null {
  if (on > today) return "regulationFuture";
  return ends && known.some((day) => day !== null && day > on) ? "successionOrder" : null;
}
