import type { Actor } from "@/lib/platform/auth/actor";

/** Who the city consists of is said by its regulations: ADMIN alone writes it down. */
export const canManageAgencies = ({ role }: Actor): boolean => role === "ADMIN";
