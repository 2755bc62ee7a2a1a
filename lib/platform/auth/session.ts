import { route } from "@/lib/platform/pages/routes";
import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Role } from "@/lib/platform/db/generated/enums";
import type { Actor } from "./actor";
import { readClaim } from "./cookie";
import { findSession, type SessionClaim } from "./open-sessions";
import { signInPath } from "./return-path";
import { isOpen } from "./sign-in";

/**
 * Who is signed in, or null. Session and user are read once per request, so a sign-out elsewhere, a changed role, a
 * disabled or expired account and a newer session version end the session at once, whatever the cookie says.
 */
export const findActor = cache(async (): Promise<Actor | null> => {
  const claim = await readClaim();
  return claim && findActorOf(claim);
});

/** Who a signed claim stands for now; null where its session was ended or has run out. */
export async function findActorOf(claim: SessionClaim): Promise<Actor | null> {
  const user = await findSession(claim);
  if (!user || user.sessionVersion !== claim.sessionVersion || !isOpen(user, new Date())) return null;
  const { id, name, role, agencyId, roundId } = user;
  return { id, name, role, agencyId, roundId } as Actor;
}

/** Who is signed in; otherwise off to the sign-in page, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  if (actor) return actor;
  const path = (await headers()).get("x-pathname") ?? route("/kelola");
  redirect(signInPath(path === "/en" || path.startsWith("/en/") ? "en" : "id", path) as Route);
}

/** Where a role's day begins. */
export function homeOf(role: Role): string {
  if (role === "ASSESSOR") return route("/asesor");
  return role === "COUNCIL" ? route("/dewan") : route("/kelola");
}
