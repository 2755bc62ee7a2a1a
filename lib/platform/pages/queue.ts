import { withQuery } from "./routes";

// The lists that are gone through row by row. Beside each stands the page that leads on to its next row.
const QUEUE = /^(\/kelola\/(?:verifikasi|putaran\/[\w-]{1,60}\/jawaban))(?:\?([^#]{0,300}))?$/;

/**
 * The list that somebody goes through, out of the address that the row's page carries as `antrean`: the list's own address
 * with its filter and how many rows were passed over (`lewati`). Null for what is no such list: an address may be made up.
 */
export function readQueue(address: string | null): { list: string; next: string; afterThis: string } | null {
  const [, path, search = ""] = QUEUE.exec(address ?? "") ?? [];
  if (!path) return null;
  const query = Object.fromEntries(new URLSearchParams(search));
  const { lewati, ...filter } = query;
  return {
    list: withQuery(path, filter),
    /** What stands at this place of the list now. */
    next: withQuery(`${path}/berikut`, query),
    afterThis: withQuery(`${path}/berikut`, { ...query, lewati: placeOf(lewati) + 1 }),
  };
}

/** How many rows were passed over, out of an address. */
export const placeOf = (text: string | undefined) => Math.min(100_000, Math.max(0, Math.trunc(Number(text)) || 0));
