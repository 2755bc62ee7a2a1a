import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** Who enters anything at all; which rows is asked of each. */
export const canBringWorkbooks = (actor: Actor): boolean => actor.role === "AGENCY" || isDiskominfo(actor);
