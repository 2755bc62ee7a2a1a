import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** Who fills in figures at all: agencies their own, Diskominfo everybody's. Which of them is asked of each row. */
export const canFillIn = (actor: Actor): boolean => actor.role === "AGENCY" || isDiskominfo(actor);
