import "server-only";
import { cookies } from "next/headers";
import { decode, encode, type JWT } from "next-auth/jwt";
import { env } from "@/lib/platform/config/env";
import { SESSION_HOURS, type SessionClaim } from "./open-sessions";

const SESSION_SECONDS = SESSION_HOURS * 60 * 60;

// The same names next-auth uses, so that getServerSession reads what the sign-in form's action wrote.
const secure = () => env().NEXTAUTH_URL.startsWith("https://");
const cookieName = () => (secure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/** Opens a session: HttpOnly, SameSite=Lax, Secure behind https. */
export async function openSession(claim: SessionClaim): Promise<void> {
  const token = await encode({
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
    token: { ...claim },
  });
  (await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: secure(),
    path: "/",
    maxAge: SESSION_SECONDS,
  });
}

type ReadToken = (given: { secret: string; token: string }) => Promise<JWT | null>;

/** The web server has opened it already and remembers (server/session-mark.mjs); without it, as in development, we do. */
const read: ReadToken = (given) =>
  ((globalThis as { enamPilarReadToken?: ReadToken }).enamPilarReadToken ?? decode)(given);

type Jar = { get(name: string): { value: string } | undefined };

/** What the cookie of this request claims, where its signature and time hold. Whether it is still so, the database says. */
export const readClaim = async (): Promise<SessionClaim | null> => claimIn(await cookies());

/** The same of a request that reaches us without Next, by its header. */
export const readClaimOf = (header: string): Promise<SessionClaim | null> => claimIn(jarOf(header));

async function claimIn(jar: Jar): Promise<SessionClaim | null> {
  const token = await read({ secret: env().NEXTAUTH_SECRET, token: tokenOf(jar) }).catch(() => null);
  return asClaim(token);
}

function jarOf(header: string): Jar {
  const pairs = header.split(";").map((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return [name, { value: value.join("=") }] as const;
  });
  return new Map(pairs);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A token of ours, whole; one from before there were sessions names none. */
export function asClaim(token: unknown): SessionClaim | null {
  const { sid, sub, sessionVersion } = (token ?? {}) as Record<string, unknown>;
  if (typeof sid !== "string" || typeof sub !== "string" || typeof sessionVersion !== "number") return null;
  return UUID.test(sid) && UUID.test(sub) ? { sid, sub, sessionVersion } : null;
}

/** next-auth cuts a cookie that is too long for a browser into numbered parts. */
function tokenOf(jar: Jar): string {
  const whole = jar.get(cookieName())?.value;
  if (whole) return whole;
  const parts: string[] = [];
  for (let part = jar.get(`${cookieName()}.0`); part; part = jar.get(`${cookieName()}.${parts.length}`))
    parts.push(part.value);
  return parts.join("");
}

export async function closeSession(): Promise<void> {
  (await cookies()).delete({ name: cookieName(), path: "/", secure: secure(), httpOnly: true, sameSite: "lax" });
}
