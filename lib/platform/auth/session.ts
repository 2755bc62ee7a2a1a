import { route } from "@/lib/platform/pages/routes";
import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "@/lib/platform/db/client";
import type { Role } from "@/lib/platform/db/generated/enums";
import { noteUser } from "@/lib/platform/observability/request";
import type { Actor } from "./actor";
import { readClaim } from "./cookie";
import { type Gate, gateOf } from "./gate";
import { isOpen } from "./is-open";
import { findSession, type SessionClaim } from "./open-sessions";
import { signInPath } from "./return-path";

/**
 * Who is signed in, or null. Session and user are read once per request, so a sign-out elsewhere, a changed role, a
 * disabled or expired account and a newer session version end the session at once, whatever the cookie says.
 */
export const findActor = cache(async (): Promise<Actor | null> => {
  const signedIn = await findSignedIn();
  return signedIn && !signedIn.gate ? signedIn.actor : null;
});

/** Somebody who is signed in, with what stands before everything else; `sid` is this session. */
export type SignedIn = { actor: Actor; gate: Gate | null; sid: string };

/**
 * Also whoever still has to change a first password or to set up a second factor: for these two pages and the way out
 * alone. Everything else asks `findActor`, for which they are not there.
 */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const claim = await readClaim();
  return claim && findSignedInOf(claim);
});

/** Who a signed claim stands for now; null where its session was ended or has run out. */
export async function findSignedInOf(claim: SessionClaim): Promise<SignedIn | null> {
  const user = await findSession(claim);
  if (!user || user.sessionVersion !== claim.sessionVersion || !isOpen(user, new Date())) return null;
  const gate = gateOf(user);
  if (gate === "ENDED") return null;
  const { id, name, role, agencyId, roundId } = user;
  noteUser(id);
  return { actor: { id, name, role, agencyId, roundId } as Actor, gate, sid: claim.sid };
}

/** The same for whoever may act at once. */
export async function findActorOf(claim: SessionClaim): Promise<Actor | null> {
  const signedIn = await findSignedInOf(claim);
  return signedIn && !signedIn.gate ? signedIn.actor : null;
}

/** Somebody who approved earlier what is done now, without them: null where their account is closed by now. */
export async function findActorWho(id: string): Promise<Actor | null> {
  const user = await db().user.findUnique({ where: { id } });
  if (!user || !isOpen(user, new Date())) return null;
  const { name, role, agencyId, roundId } = user;
  return { id, name, role, agencyId, roundId } as Actor;
}

/** Where one goes on from a gate. */
export const GATE_PAGES = { PASSWORD: route("/masuk/kata-sandi"), FACTOR: route("/masuk/pasang") } as const;

/** Who is signed in; otherwise off to the sign-in page, and back here afterwards. */
export async function requireActor(): Promise<Actor> {
  const signedIn = await findSignedIn();
  if (signedIn && !signedIn.gate) return signedIn.actor;
  const path = (await headers()).get("x-pathname") ?? route("/kelola");
  const locale = path === "/en" || path.startsWith("/en/") ? "en" : "id";
  if (signedIn?.gate) redirect(`${locale === "en" ? "/en" : ""}${GATE_PAGES[signedIn.gate]}` as Route);
  redirect(signInPath(locale, path) as Route);
}

/** Where a role's day begins. */
export function homeOf(role: Role): string {
  if (role === "ASSESSOR") return route("/asesor");
  return role === "COUNCIL" ? route("/dewan") : route("/kelola");
}
