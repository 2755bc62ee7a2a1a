// Whether a request carries a session that we signed. The door asks no more: whether it still holds, and what it may do,
// is for the app, which reads the user's row.
import { decode } from "next-auth/jwt";

const NAMES = ["__Secure-next-auth.session-token", "next-auth.session-token"];
/** A token of ours has some 300 characters. */
const LONGEST = 2000;

/** @returns {Promise<boolean>} */
export async function isMember(request) {
  const secret = process.env.NEXTAUTH_SECRET;
  const token = tokenOf(request.headers.cookie ?? "");
  if (!secret || !token || token.length > LONGEST) return false;
  return (await readToken({ token, secret })) !== null;
}

function tokenOf(cookies) {
  for (const cookie of cookies.split(";")) {
    const [name, ...value] = cookie.trim().split("=");
    if (NAMES.includes(name)) return value.join("=");
  }
  return null;
}

/** Officers who are at work in the same hour. */
const KEPT_AT_MOST = 1000;
/** As next-auth has it: clocks of two machines may differ. */
const TOLERANCE_SECONDS = 15;

/**
 * To make the key anew and to open the same cookie again, at every request and both here and in the app, costs more than a
 * statement of the database.
 */
const opened = new Map();

/**
 * The claims of a token that we signed and whose time is not over; null of any other. Whether the session still is one, the
 * database says.
 * @returns {Promise<object | null>}
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

// For the app (lib/platform/auth/cookie.ts), which reads the same cookie a moment later.
globalThis.enamPilarReadToken = readToken;
