import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "./options";
import { safeReturnPath, signInPath } from "./return-path";

/** next-auth's own endpoints; options are made per request because a build has no environment. */
export function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const startedFrom = request.cookies.getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value;
  return NextAuth(request as never, context as never, authOptions(signInPageOf(startedFrom))) as Promise<Response>;
}

/** The sign-in page in the language, and with the place wanted after it, that single sign-on began with. */
function signInPageOf(address: string | undefined): string {
  const url = address && URL.canParse(address) ? new URL(address) : null;
  return signInPath(url?.pathname === "/en/masuk" ? "en" : "id", safeReturnPath(url?.searchParams.get("ke")));
}
