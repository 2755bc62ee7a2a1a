import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";

/** Whose password it is, for password managers; an account that comes by the city's sign-on has none. */
export async function getOwnPassword(actor: Actor): Promise<{ email: string; exists: boolean }> {
  const { email, passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, passwordHash: true },
  });
  return { email, exists: passwordHash !== null };
}
