import type { Role } from "@/lib/platform/db/generated/enums";

/** Who must have a second factor where ADMIN has decided nothing (the same stands in lib/platform/auth/open-sessions.ts). */
export const DEFAULT_ROLES: readonly Role[] = ["ADMIN", "STAFF"];
