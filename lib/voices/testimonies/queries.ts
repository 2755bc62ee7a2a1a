import { isDiskominfo } from "@/lib/platform/auth/roles";
import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { readableOwner } from "@/lib/city/entries/scope";
import type { RevisedRow, Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { TestimonyStatus } from "@/lib/platform/db/generated/enums";
import { route } from "@/lib/platform/pages/routes";
import {
  canCallBackTestimony,
  canEditTestimony,
  canPublishTestimony,
  canReadTestimonies,
  canReturnTestimony,
  canWithdrawTestimony,
} from "./policy";

export const PAGE_SIZE = 20;

/** Testimonies in the actor's scope, newest first, a page at a time, with how many stand where. */
export async function listTestimonies(
  actor: Actor,
  { status, page = 1 }: { status?: TestimonyStatus | undefined; page?: number } = {},
) {
  if (!canReadTestimonies(actor)) refuse(actor);
  const scope = { programme: readableOwner(actor) };
  const where = { ...scope, ...(status ? { status } : {}) };
  const [groups, total, items] = await Promise.all([
    db().testimony.groupBy({ by: ["status"], where: scope, _count: true }),
    db().testimony.count({ where }),
    db().testimony.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        pseudonym: true,
        status: true,
        toldOn: true,
        withdrawnAt: true,
        programme: { select: { name: true, agency: { select: { shortName: true } } } },
      },
    }),
  ]);
  const counts = Object.fromEntries(groups.map((group) => [group.status, group._count]));
  return { items, total, counts, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** The Quick Wins of which the actor may enter a testimony. */
export async function listTestimonyProgrammes(actor: Actor) {
  if (!canReadTestimonies(actor)) refuse(actor);
  return db().programme.findMany({
    where: { quickWin: true, ...readableOwner(actor) },
    orderBy: { name: "asc" },
    select: { slug: true, name: true, agency: { select: { shortName: true } } },
  });
}

/** One testimony with its consent (null once it is withdrawn) and what the actor may do; notFound out of scope. */
export async function getTestimony(actor: Actor, id: string) {
  if (!canReadTestimonies(actor)) refuse(actor);
  const row = await db().testimony.findFirst({
    where: { id, programme: readableOwner(actor) },
    include: {
      consent: { include: { recordedBy: { select: { name: true } } } },
      programme: { select: { slug: true, name: true, agencyId: true, agency: { select: { shortName: true } } } },
      submittedBy: { select: { name: true } },
      withdrawnBy: { select: { name: true } },
    },
  });
  if (!row) notFound();
  const { consent, ...testimony } = row;
  const facts = { ...testimony, agencyId: testimony.programme.agencyId };
  return {
    testimony,
    consent,
    may: {
      edit: canEditTestimony(actor, facts),
      callBack: canCallBackTestimony(actor, facts),
      return: canReturnTestimony(actor, facts),
      publish: canPublishTestimony(actor, facts),
      withdraw: canWithdrawTestimony(actor, facts),
    },
  };
}

/**
 * The testimony as its history names it: the steps alone. Its words and its consent can be withdrawn at any time, and a
 * log that is for ever holds none of them.
 */
export async function findRevisedTestimony(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadTestimonies(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().testimony.findFirst({
    where: { id, programme: readableOwner(actor) },
    select: { version: true, programme: { select: { name: true } } },
  });
  if (!row) return null;
  const address = route("/kelola/testimoni/[id]", { id });
  return { name: row.programme.name, version: row.version, address, mayRestore: false, kept: "testimony" };
}

/** Names of programmes by their ids, for a history that holds the ids. */
export async function listProgrammeNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().programme.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Testimonies to be checked, for Diskominfo. */
export async function listWaitingTestimonies(actor: Actor): Promise<Waiting[]> {
  if (!isDiskominfo(actor)) return [];
  const status = "SUBMITTED";
  const count = await db().testimony.count({ where: { status } });
  return [{ key: "testimonies", count, address: route("/kelola/testimoni", {}, { query: { status } }) }];
}
