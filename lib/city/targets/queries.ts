import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { targetFrom } from "@/lib/city/indicators/target";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { route } from "@/lib/platform/pages/routes";

const by = { select: { name: true } };

/** The targets of an indicator, the newest year first, each with what it said before. */
export async function listTargetHistory(_actor: Actor, indicatorId: string | null) {
  const revisions = await db().targetRevision.findMany({
    where: { indicatorId },
    orderBy: [{ year: "desc" }, { revision: "desc" }],
    include: { changedBy: by },
  });
  return revisions.map(({ changedBy, ...row }) => ({
    ...{ id: row.id, year: row.year, revision: row.revision, plan: row.plan, source: row.source, reason: row.reason },
    ...{ changedAt: row.changedAt, replacedAt: row.replacedAt, withdrawnAt: row.withdrawnAt },
    by: changedBy?.name ?? null,
    target: targetFrom(row),
  }));
}
export type TargetHistory = Awaited<ReturnType<typeof listTargetHistory>>;

/** One target of an indicator with its form's figures as decimal strings. */
export async function getTarget(_actor: Actor, code: string, year: number) {
  const found = await db().indicatorTarget.findFirst({
    where: { year, indicator: { code } },
    include: { changedBy: by },
  });
  if (!found) notFound();
  const { value, low, high, changedBy, ...rest } = found;
  return {
    ...rest,
    value: value?.toFixed() ?? null,
    low: low?.toFixed() ?? null,
    high: high?.toFixed() ?? null,
    by: changedBy?.name ?? null,
  };
}

export async function listIndexTargets(_actor: Actor) {
  const rows = await db().indexTarget.findMany({ orderBy: { year: "desc" }, include: { changedBy: by } });
  return rows.map(({ changedBy, value, ...row }) => ({ ...row, value: value.toFixed(), by: changedBy?.name ?? null }));
}

export async function getIndexTarget(actor: Actor, year: number) {
  const found = (await listIndexTargets(actor)).find((row) => row.year === year);
  if (!found) notFound();
  return found;
}

/** A target as its history names it; null for those who do not keep the register. */
export async function findRevisedTarget(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canKeepRegister(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().indicatorTarget.findUnique({ where: { id }, include: { indicator: true } });
  if (!row) return null;
  const { indicator, year, version, withdrawnAt } = row;
  const address = route("/kelola/indikator/[kode]/target", { kode: indicator.code });
  return { name: `${indicator.nameId} · ${year}`, version, address, ...mayRestore(withdrawnAt) };
}

export async function findRevisedIndexTarget(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canKeepRegister(actor) || !/^\d{4}$/.test(id)) return null;
  const row = await db().indexTarget.findUnique({ where: { year: Number(id) } });
  return (
    row && { name: id, version: row.version, address: route("/kelola/target-indeks"), ...mayRestore(row.withdrawnAt) }
  );
}

/** One that was taken back is set again by its form. */
const mayRestore = (withdrawnAt: Date | null) =>
  withdrawnAt === null ? { mayRestore: true, asksReason: true } : { mayRestore: false, kept: "withdrawn" as const };
