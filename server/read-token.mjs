// What a session's cookie says, where we signed it. Asked at the door and by the app, of every request: to make the key anew
// and to open the same cookie again costs more than a statement of the database.
import { decode } from "next-auth/jwt";

/** Officers who are at work in the same hour. */
const KEPT_AT_MOST = 1000;
/** As next-auth has it: clocks of two machines may differ. */
const TOLERANCE_SECONDS = 15;

/**
 * One for the process: each bundle of Next's has a copy of this module.
 * @type {Map<string, { secret: string, payload: import("next-auth/jwt").JWT }>}
 */
const opened = globalThis.enamPilarOpenedTokens ?? new Map();
globalThis.enamPilarOpenedTokens = opened;

/**
 * The claims of a token that we signed and whose time is not over; null of any other. Whether the session still is one, the
 * database says.
 * @param {{ token: string, secret: string }} given
 * @returns {Promise<import("next-auth/jwt").JWT | null>}
 */
export async function readToken({ token, secret }) {
  const known = opened.get(token);
  if (known?.secret === secret && Number(known.payload.exp) > Date.now() / 1000 - TOLERANCE_SECONDS)
    return known.payload;
  const payload = await decode({ token, secret }).catch(() => null);
  if (payload === null) return null;
  if (opened.size >= KEPT_AT_MOST) opened.clear();
  opened.set(token, { secret, payload });
  return payload;
}
