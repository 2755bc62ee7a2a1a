import type { Actor } from "@/lib/platform/auth/actor";

/** How the city reminds, and who is told above: ADMIN alone, as the other settings. */
export const canManageReminders = ({ role }: Actor): boolean => role === "ADMIN";
