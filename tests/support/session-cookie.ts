import { randomUUID } from "node:crypto";
import type { Cookie } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { withClient } from "../../scripts/migrations";

// The row in the database says how long a session lasts; a site whose clock was moved must not find its cookie too old.
const COOKIE_SECONDS = 30 * 86_400;

/** What the sign-in library signs, as it does for a cookie. */
export const signed = (token: Record<string, unknown>, secret: string, maxAge: number): Promise<string> =>
  encode({ secret, maxAge, token });

/** The cookie of a session that was just opened for an account, as the sign-in form would have set it. */
export async function sessionCookie(
  email: string,
  url: string,
): Promise<Pick<Cookie, "name" | "value" | "httpOnly" | "sameSite"> & { url: string }> {
  const sid = randomUUID();
  const { rows } = await withClient(process.env.TEST_OWNER_URL ?? "", (client) =>
    client.query<{ id: string; sessionVersion: number }>(
      `WITH opened AS (INSERT INTO sessions (id, "userId") SELECT $1, id FROM users WHERE email = $2 RETURNING "userId")
       SELECT id, "sessionVersion" FROM users JOIN opened ON opened."userId" = users.id`,
      [sid, email],
    ),
  );
  const [user] = rows;
  if (!user) throw new Error(`${email} has no account.`);
  const token = { sid, sub: user.id, sessionVersion: user.sessionVersion };
  const value = await signed(token, process.env.NEXTAUTH_SECRET ?? "", COOKIE_SECONDS);
  return { name: "next-auth.session-token", value, url, httpOnly: true, sameSite: "Lax" };
}
