import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { route } from "@/lib/platform/pages/routes";
import { canManageSettings } from "./policy";
import { cityName } from "./published";
import { asTyped } from "./typed";

/** The settings, to be changed. */
export async function getSettings(actor: Actor) {
  if (!canManageSettings(actor)) refuse(actor);
  const row = await db().citySettings.findUniqueOrThrow({ where: { id: 1 } });
  return { version: row.version, logoId: row.logoId, values: asTyped(row) };
}

/** The settings as their history names them; there is one row of them. */
export async function findRevisedSettings(actor: Actor, id: string) {
  if (!canManageSettings(actor) || id !== "1") return null;
  const { name, version } = await db().citySettings.findUniqueOrThrow({ where: { id: 1 } });
  return { name: name ?? (await cityName()), version, address: route("/kelola/pengaturan"), mayRestore: true };
}

/** The names that logos had as files, by their ids. */
export async function listLogoNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = await db().cityFile.findMany({ where: { id: { in: [...ids] } }, select: { id: true, fileName: true } });
  return new Map(files.map(({ id, fileName }) => [id, fileName]));
}
