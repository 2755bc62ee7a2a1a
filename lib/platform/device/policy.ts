import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** Whoever enters what is reported; council and assessors have no form that waits. */
export const canSendLater = (actor: Actor): boolean => actor.role === "AGENCY" || isDiskominfo(actor);
