import type { Actor } from "@/lib/platform/auth/actor";

/** Whoever brings in a whole city's programmes, accounts and figures: ADMIN alone. */
export const canLoad = (actor: Actor): boolean => actor.role === "ADMIN";
