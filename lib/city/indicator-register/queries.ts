import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { route } from "@/lib/platform/pages/routes";
import { WHOLE } from "./editable";
import { isMeasuredBy, isUsed } from "./references";

/** An indicator whole, for those who keep the register, with what may still be changed of it. */
export async function getRegistered(_actor: Actor, code: string) {
  const row = await db().indicator.findUnique({ where: { code }, include: WHOLE });
  const definition = row?.definitions.find(({ current }) => current);
  if (!row || !definition) notFound();
  return {
    ...row,
    definition,
    isOpen: !(await isMeasuredBy(db(), definition.id)),
    isDeletable: row.publishedAt === null && !(await isUsed(db(), row.id)),
  };
}
export type RegisteredIndicator = Awaited<ReturnType<typeof getRegistered>>;

/** The programmes that an indicator can belong to. */
export function listProgrammeChoices(_actor: Actor) {
  return db().programme.findMany({ orderBy: { name: "asc" }, select: { slug: true, name: true } });
}

/** The indicator as its history names it; null for those who do not keep the register. */
export async function findRevisedIndicator(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canKeepRegister(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().indicator.findUnique({ where: { id }, select: { code: true, nameId: true, version: true } });
  const address = route("/kelola/indikator/[kode]", { kode: row?.code ?? "" });
  return row && { name: row.nameId, version: row.version, address, mayRestore: true, kept: "indicator" };
}

/** What may stand in the place of an indicator that ends. */
export function listOtherIndicators(actor: Actor, id: string) {
  if (!canKeepRegister(actor)) refuse(actor);
  return db().indicator.findMany({
    where: { id: { not: id }, retiredFrom: null },
    orderBy: { code: "asc" },
    select: { code: true, nameId: true, nameEn: true },
  });
}
