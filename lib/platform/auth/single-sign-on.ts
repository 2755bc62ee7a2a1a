import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/platform/config/env";
import { handleAuth } from "./handler";

export const isSingleSignOnOffered = () => env().OIDC_ISSUER !== undefined;

/** What the sign-in page says for next-auth's error codes; null for words of anybody's own. */
export function singleSignOnProblem(code: unknown): "refused" | "failed" | null {
  if (code === "AccessDenied") return "refused";
  return code === "OAuthSignin" || code === "OAuthCallback" || code === "Callback" ? "failed" : null;
}

/**
 * Begins the way to the city's provider, which ends at `signInPage`: its address there, to send the browser to.
 * A server action calls it, so that the button works without scripts; next-auth's own way in needs them.
 */
export async function beginSingleSignOn(signInPage: string): Promise<string> {
  const { csrfToken } = await (await askNextAuth("csrf")).json();
  const answer = await askNextAuth("signin/oidc", { csrfToken, callbackUrl: signInPage });
  const location = answer.headers.get("location");
  // next-auth's own error page, where the provider could not be asked.
  if (!location || location.startsWith(nextAuthAddress("").href))
    return `${signInPage}${signInPage.includes("?") ? "&" : "?"}error=OAuthSignin`;
  return location;
}

const nextAuthAddress = (what: string) =>
  new URL(route("/api/auth/[...nextauth]", { nextauth: what }), env().NEXTAUTH_URL);

async function askNextAuth(what: string, body?: Record<string, string>): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const post = body ? { method: "POST", headers, body: JSON.stringify(body) } : {};
  const request = new NextRequest(nextAuthAddress(what), post);
  const answer = await handleAuth(request, { params: Promise.resolve({ nextauth: what.split("/") }) });
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: answer.headers }).cookies.getAll()) jar.set(cookie);
  return answer;
}
