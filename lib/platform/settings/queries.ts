import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canManageSettings } from "./policy";
import { asTyped } from "./typed";

/** The settings, to be changed. */
export async function getSettings(actor: Actor) {
  if (!canManageSettings(actor)) refuse(actor);
  const row = await db().citySettings.findUniqueOrThrow({ where: { id: 1 } });
  return { version: row.version, logoId: row.logoId, values: asTyped(row) };
}
