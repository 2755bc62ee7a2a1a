import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "./options";

/** next-auth's own endpoints; options are made per request because a build has no environment. */
export function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}
