import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/config/env";
import { SESSION_SECONDS } from "./options";
import type { SignedIn } from "./sign-in";

// The same names next-auth uses, so that getServerSession reads what the sign-in form's action wrote.
const secure = () => env().NEXTAUTH_URL.startsWith("https://");
const cookieName = () => (secure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/** Opens a session: HttpOnly, SameSite=Lax, Secure behind https. */
export async function openSession(signedIn: SignedIn): Promise<void> {
  const token = await encode({
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
    token: { sub: signedIn.userId, sessionVersion: signedIn.sessionVersion },
  });
  (await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: secure(),
    path: "/",
    maxAge: SESSION_SECONDS,
  });
}

export async function closeSession(): Promise<void> {
  (await cookies()).delete({ name: cookieName(), path: "/", secure: secure(), httpOnly: true, sameSite: "lax" });
}
