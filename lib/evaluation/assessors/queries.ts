import "server-only";
import { notFound } from "next/navigation";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canReadNotes } from "./policy";

/** The round of a guest's account with its answers and scores; not found for everybody else. */
export async function getAssessedRound(actor: Actor) {
  if (actor.role !== "ASSESSOR" || !actor.roundId) notFound();
  const round = await db().evaluationRound.findUnique({ where: { id: actor.roundId }, select: { slug: true } });
  if (!round) notFound();
  return getAssessment(actor, round.slug);
}

const noteFields = {
  id: true,
  text: true,
  createdAt: true,
  author: { select: { name: true } },
  item: { select: { code: true, textId: true, textEn: true } },
} as const;

/** A guest's own notes on the round, newest first. */
export function listOwnNotes(actor: Actor, itemCode?: string) {
  if (actor.role !== "ASSESSOR" || !actor.roundId) notFound();
  return db().assessorNote.findMany({
    where: { roundId: actor.roundId, authorId: actor.id, ...(itemCode ? { item: { code: itemCode } } : {}) },
    orderBy: { createdAt: "desc" },
    select: noteFields,
  });
}

const NOTES_PAGE_SIZE = 50;

/** The notes on a round, newest first, a page at a time, for Diskominfo and the council. */
export async function listNotes(actor: Actor, roundSlug: string, { page = 1 }: { page?: number } = {}) {
  if (!canReadNotes(actor)) refuse(actor);
  const round = await db().evaluationRound.findUnique({ where: { slug: roundSlug }, select: { id: true } });
  if (!round) notFound();
  const where = { roundId: round.id };
  const [total, items] = await Promise.all([
    db().assessorNote.count({ where }),
    db().assessorNote.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * NOTES_PAGE_SIZE,
      take: NOTES_PAGE_SIZE,
      select: noteFields,
    }),
  ]);
  return { items, total, page, pages: Math.max(1, Math.ceil(total / NOTES_PAGE_SIZE)) };
}

export type NoteView = Awaited<ReturnType<typeof listNotes>>["items"][number];
