import { type NextRequest, NextResponse } from "next/server";
import { signedInContentSecurityPolicy } from "./lib/platform/config/content-security";
import { siteEnv } from "./lib/platform/config/env";

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = signedInContentSecurityPolicy(nonce, isSignIn(request) ? singleSignOnOrigin() : undefined);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // A layout does not know its own address; whoever has to sign in comes back to this one.
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own inline scripts from this request header.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

const isSignIn = (request: NextRequest) => /^\/((en|id)\/)?masuk(\/|$)/.test(request.nextUrl.pathname);

function singleSignOnOrigin(): string | undefined {
  const issuer = siteEnv().OIDC_ISSUER;
  return issuer && new URL(issuer).origin;
}

// Signed-in addresses only: on public paths a proxy halves the requests served per second.
export const config = {
  matcher: [
    "/kelola/:path*",
    "/dewan/:path*",
    "/asesor/:path*",
    "/masuk/:path*",
    "/mulai",
    "/:locale(en|id)/kelola/:path*",
    "/:locale(en|id)/dewan/:path*",
    "/:locale(en|id)/asesor/:path*",
    "/:locale(en|id)/masuk/:path*",
    "/:locale(en|id)/mulai",
  ],
};
