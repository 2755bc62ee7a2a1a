import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** Legal documents, the glossary and the city's sentences: whoever publishes for the city. */
export const canEditPublicWords = (actor: Actor): boolean => isDiskominfo(actor);

/** Pillars are what everything hangs on: ADMIN alone. */
export const canEditPillars = ({ role }: Actor): boolean => role === "ADMIN";
