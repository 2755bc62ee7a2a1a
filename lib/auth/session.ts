import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/db/generated/enums";
import type { Actor } from "./actor";
import { authOptions } from "./options";
import { signInPath } from "./return-path";
import { isOpen } from "./sign-in";

/**
 * Who is signed in, or null. The user row is read once per request, so a changed role, a disabled or expired account
 * and a newer session version end the session at once, whatever the cookie says.
 */
export const findActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions());
  if (!session?.userId) return null;
  const user = await db().user.findUnique({
    where: { id: session.userId },
    select: {
      id: true,
      name: true,
      role: true,
      agencyId: true,
      roundId: true,
      sessionVersion: true,
      disabledAt: true,
      expiresAt: true,
    },
  });
  if (!user || user.sessionVersion !== session.sessionVersion || !isOpen(user, new Date())) return null;
  const { id, name, role, agencyId, roundId } = user;
  return { id, name, role, agencyId, roundId } as Actor;
});

/** Who is signed in; otherwise off to the sign-in page, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  if (actor) return actor;
  const path = (await headers()).get("x-pathname") ?? "/kelola";
  redirect(signInPath(path === "/en" || path.startsWith("/en/") ? "en" : "id", path) as Route);
}

/** Where a role's day begins. */
export function homeOf(role: Role): "/kelola" | "/dewan" | "/asesor" {
  if (role === "ASSESSOR") return "/asesor";
  return role === "COUNCIL" ? "/dewan" : "/kelola";
}
