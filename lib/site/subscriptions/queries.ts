import "server-only";
import { canPreparePublications } from "@/lib/city/publications/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { isMailOffered } from "@/lib/platform/mail/transport";

/** All that anybody of the staff learns: how many addresses hear of changes, and of how many letters nobody knows whether they arrived. */
export async function countSubscribers(actor: Actor): Promise<{ addresses: number; uncertain: number } | null> {
  if (!canPreparePublications(actor) || !isMailOffered()) return null;
  const [addresses, uncertain] = await Promise.all([
    db().subscription.groupBy({ by: ["email"], where: { confirmedAt: { not: null } } }),
    db().subscriptionLetter.count({ where: { state: "UNCERTAIN" } }),
  ]);
  return { addresses: addresses.length, uncertain };
}
