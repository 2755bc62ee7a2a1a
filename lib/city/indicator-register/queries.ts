import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { WHOLE } from "./editable";

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

/** Whether anything was handed in by a definition: from then on it is what its figures were measured by. */
export async function isMeasuredBy(tx: Transaction, definitionId: string): Promise<boolean> {
  return (await tx.indicatorValue.count({ where: { definitionId, status: { notIn: ["DRAFT"] } } })) > 0;
}

/** Whether anything was entered, planned or said of an indicator. */
export async function isUsed(tx: Transaction, id: string): Promise<boolean> {
  const { _count } = await tx.indicator.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { values: true, targets: true, moves: true, decisionLinks: true } } },
  });
  return Object.values(_count).some((count) => count > 0);
}
