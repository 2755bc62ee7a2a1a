import type { Actor } from "@/lib/platform/auth/actor";

/** What the city is called and how it works: ADMIN alone. */
export const canManageSettings = ({ role }: Actor): boolean => role === "ADMIN";
