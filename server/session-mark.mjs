// Whether a request carries a session that we signed. The door asks no more: whether it still holds, and what it may do,
// is for the app, which reads the user's row.
import { readToken } from "./read-token.mjs";

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
