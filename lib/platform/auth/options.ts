import { route } from "@/lib/platform/pages/routes";
import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { clientAddress } from "@/lib/platform/config/client-address";
import { env } from "@/lib/platform/config/env";
import { noteIfAway } from "@/lib/platform/db/away";
import { asClaim } from "./cookie";
import { SESSION_HOURS } from "./open-sessions";
import { signInSchema } from "./schemas";
import { findOpenAccount, signIn, signInVerified } from "./sign-in";
import { signOut } from "./sign-out";

const SESSION_SECONDS = SESSION_HOURS * 60 * 60;

/** next-auth's settings: a JWT that carries the ids of session and user and the session version only. */
export function authOptions(signInPage = route("/masuk")): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: signInPage, error: signInPage },
    providers: [credentials(), ...openIdConnect()],
    callbacks: {
      signIn: async ({ user, account }) => account?.type === "credentials" || mayEnter(user.email),
      jwt: async ({ token, user, account }) => (user ? newToken(user, account?.type) : token),
      session: ({ session, token }) => ({
        ...session,
        user: undefined,
        userId: token.sub,
        sessionVersion: token.sessionVersion,
      }),
    },
    events: { signOut: async ({ token }) => signOut(asClaim(token)) },
  };
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: {}, password: {} },
    authorize: async (given, request) => {
      // The same as our own form asks: what is no address reaches neither the database nor the words of its failure.
      const read = signInSchema.safeParse(given);
      if (!read.success) return null;
      const address = clientAddress(new Headers(request.headers as Record<string, string>));
      const result = await signIn({ ...read.data, address }).catch((error: unknown) => {
        noteIfAway(error);
        throw error;
      });
      return result.ok ? { id: result.value.sub, ...result.value } : null;
    },
  });
}

/** The city's own single sign-on, where it has one; accounts and roles are still ours. */
function openIdConnect(): NextAuthOptions["providers"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return [];
  return [
    {
      id: "oidc",
      name: "OIDC",
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid email" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      clientId,
      clientSecret,
      // An address that the provider has not verified could be anybody's.
      profile: (profile: { sub: string; email?: string; email_verified?: boolean }) => ({
        id: profile.sub,
        email: profile.email_verified === true ? (profile.email ?? null) : null,
      }),
    },
  ];
}

/** A database that is away is left to newToken: next-auth logs what fails there, but shows in the address what fails here. */
async function mayEnter(email: string | null | undefined): Promise<boolean> {
  return (await findOpenAccount(email).catch(() => undefined)) !== null;
}

async function newToken(
  user: { id: string; email?: string | null; sid?: string; sessionVersion?: number },
  type: string | undefined,
): Promise<JWT> {
  if (type === "credentials") return { sid: user.sid ?? "", sub: user.id, sessionVersion: user.sessionVersion ?? 0 };
  const signedIn = await signInVerified(user.email);
  if (!signedIn) throw new Error("The account was closed while it signed in.");
  return signedIn;
}
