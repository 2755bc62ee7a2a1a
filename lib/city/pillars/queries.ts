import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canEditPillars } from "@/lib/platform/drafts/policy";
import { route } from "@/lib/platform/pages/routes";
import type { PillarDraft } from "./schemas";

/** A city's handful of pillars, in order. */
export async function listPillars(actor: Actor) {
  if (!canEditPillars(actor)) refuse(actor);
  const rows = await db().pillar.findMany({ where: { cityPillar: true }, orderBy: { order: "asc" } });
  return rows.map(({ slug, code, name, focusId, draft }) => ({ slug, code, name, focusId, hasDraft: draft !== null }));
}

export async function getPillar(actor: Actor, slug: string) {
  if (!canEditPillars(actor)) refuse(actor);
  const row = await db().pillar.findUnique({ where: { slug, cityPillar: true } });
  if (!row) notFound();
  const { name, focusId, focusEn, hue, icon } = (row.draft as PillarDraft | null) ?? row;
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    hasDraft: row.draft !== null,
    values: { name, focusId, focusEn, hue: hue === null ? "" : String(hue), icon: icon ?? "" },
  };
}

/** The pillar as its history names it; null for those who do not keep pillars. */
export async function findRevisedPillar(actor: Actor, id: string) {
  if (!canEditPillars(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().pillar.findUnique({ where: { id } });
  if (!row) return null;
  const { name } = (row.draft as PillarDraft | null) ?? row;
  return { name, version: row.version, address: route("/kelola/pilar/[slug]", { slug: row.slug }), mayRestore: true };
}
