import "server-only";
import { canPreparePublications } from "@/lib/city/publications/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { isMailOffered } from "@/lib/platform/mail/transport";
import type { Outcome } from "./schemas";
import { type Purpose, readToken } from "./signed-links";

/** All that anybody of the staff learns: how many addresses hear of changes, and of how many letters nobody knows whether they arrived. */
export async function countSubscribers(actor: Actor): Promise<{ addresses: number; uncertain: number } | null> {
  if (!canPreparePublications(actor) || !isMailOffered()) return null;
  const [addresses, uncertain] = await Promise.all([
    db().subscription.groupBy({ by: ["email"], where: { confirmedAt: { not: null } } }),
    db().subscriptionLetter.count({ where: { state: "UNCERTAIN" } }),
  ]);
  return { addresses: addresses.length, uncertain };
}

/**
 * What a letter's link still has to do: OPEN, or what has become of it. One that we did not sign says nothing of any
 * address; whoever holds one that we did has the letter.
 */
export async function findStandingOfLink(purpose: Purpose, token: string): Promise<"OPEN" | Outcome> {
  const id = readToken(env().NEXTAUTH_SECRET, purpose, token);
  if (!id) return "tidak-berlaku";
  const row = await db().subscription.findUnique({ where: { id }, select: { confirmedAt: true } });
  if (purpose === "leave") return row ? "OPEN" : "berhenti";
  if (!row) return "tidak-berlaku";
  return row.confirmedAt ? "aktif" : "OPEN";
}
