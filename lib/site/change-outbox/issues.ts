/** A publication is told within minutes; what is published singly waits until nothing has been added for a while. */
const SETTLED_MS = 30 * 60_000;
/** …and is told once a day at most, and after a day at the latest. */
const DAY_MS = 24 * 60 * 60_000;

type Change = { id: string; at: Date };

export type Issue<Told extends Change> = { publicationId: string | null; changes: Told[] };

/**
 * What is to be told now, of changes that nobody was told of yet: each publication that is not told as one letter, and the
 * rest as one where it is time. `publicationOf` names the publication of a change, `lastRest` when the rest was told last.
 */
export function issuesOf<Told extends Change>(
  untold: readonly Told[],
  { publicationOf, told, lastRest, now }: About,
): Issue<Told>[] {
  const of = ({ id }: Change) => {
    const publication = publicationOf.get(id);
    // What of it became visible later (a programme that was published after its figures) is told with the rest.
    return publication !== undefined && !told.has(publication) ? publication : null;
  };
  return [...Map.groupBy(untold, of)].flatMap(([publicationId, changes]) =>
    publicationId !== null || isTimeForRest(changes, lastRest, now) ? [{ publicationId, changes }] : [],
  );
}

type About = {
  publicationOf: ReadonlyMap<string, string>;
  told: ReadonlySet<string>;
  lastRest: Date | null;
  now: Date;
};

function isTimeForRest(changes: readonly Change[], lastRest: Date | null, now: Date): boolean {
  const times = changes.map(({ at }) => at.getTime());
  if (lastRest && now.getTime() - lastRest.getTime() < DAY_MS) return false;
  return now.getTime() - Math.max(...times) >= SETTLED_MS || now.getTime() - Math.min(...times) >= DAY_MS;
}
