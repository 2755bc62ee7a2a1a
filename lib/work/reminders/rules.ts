import "server-only";
import { db } from "@/lib/platform/db/client";

/** How the city reminds: one row, there from the first migration on. */
export const getRules = () => db().reminderRules.findUniqueOrThrow({ where: { id: 1 } });
