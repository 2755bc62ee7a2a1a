import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { noteIfAway } from "@/lib/platform/db/away";
import { closeSession } from "./cookie";
import { authOptions } from "./options";
import { safeReturnPath, signInPath } from "./return-path";
import { findActor } from "./session";

/** next-auth's own endpoints; options are made per request because a build has no environment. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  // next-auth would give a cookie whose session has ended another twelve hours.
  if (nextauth[0] === "session" && !(await findActor())) return endedSession();
  const startedFrom = request.cookies.getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value;
  try {
    const options = authOptions(signInPageOf(startedFrom));
    const answer: Response = await NextAuth(request as never, context as never, options);
    return answer.status === 500 ? unreadable() : answer;
  } catch (error) {
    if (noteIfAway(error)) throw error;
    return unreadable();
  }
}

/** next-auth fails at addresses and bodies that are none, and a browser that keeps such an address would meet it again. */
function unreadable(): Response {
  const headers = new Headers({ "cache-control": "private, no-store" });
  for (const name of ["next-auth.callback-url", "__Secure-next-auth.callback-url"])
    headers.append("set-cookie", `${name}=; Path=/; Max-Age=0`);
  return Response.json({ message: "This request to sign in cannot be read." }, { status: 400, headers });
}

async function endedSession(): Promise<Response> {
  await closeSession();
  return Response.json({}, { headers: { "cache-control": "private, no-store" } });
}

/** The sign-in page in the language, and with the place wanted after it, that single sign-on began with. */
function signInPageOf(address: string | undefined): string {
  const url = address && URL.canParse(address) ? new URL(address) : null;
  return signInPath(url?.pathname === "/en/masuk" ? "en" : "id", safeReturnPath(url?.searchParams.get("ke")));
}
