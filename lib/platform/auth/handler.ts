import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { noteIfAway } from "@/lib/platform/db/away";
import { closeSession } from "./cookie";
import { authOptions } from "./options";
import { safeReturnPath, signInPath } from "./return-path";
import { findSignedIn } from "./session";

/** What next-auth tells programs at an address that is asked; at all others it would show people a page of its own. */
const ANSWERED = new Set(["providers", "session", "csrf", "callback"]);

/** next-auth's own endpoints; options are made per request because a build has no environment. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  const [action = ""] = nextauth;
  // next-auth would give a cookie whose session has ended another twelve hours.
  if (action === "session" && !(await findSignedIn())) return endedSession();
  const startedFrom = request.cookies.getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value;
  const signInPage = signInPageOf(startedFrom);
  if (request.method === "GET" && !ANSWERED.has(action)) return toSignIn(signInPage, request);
  try {
    const options = authOptions(signInPage);
    const answer: Response = await NextAuth(request as never, context as never, options);
    // The server says what it is: a database that is away, or a failure of ours.
    if (tellsFailure(answer)) return new Response(null, { status: 500 });
    return answer.status === 500 ? unreadable() : answer;
  } catch (error) {
    if (noteIfAway(error)) throw error;
    return unreadable();
  }
}

/** next-auth puts the words of a failure, such as the database's own, into the address that it leads to. */
function tellsFailure(answer: Response): boolean {
  const location = answer.headers.get("location");
  const error = location && URL.canParse(location) && new URL(location).searchParams.get("error");
  return Boolean(error && !/^[A-Za-z]{1,40}$/.test(error));
}

/** Our own page in the place of next-auth's, with the code of what went wrong where it is one. */
function toSignIn(signInPage: string, request: NextRequest): Response {
  const code = request.nextUrl.searchParams.get("error") ?? "";
  const error = /^[A-Za-z]{1,40}$/.test(code) ? `${signInPage.includes("?") ? "&" : "?"}error=${code}` : "";
  const headers = { location: `${signInPage}${error}`, "cache-control": "private, no-store" };
  return new Response(null, { status: 303, headers });
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
