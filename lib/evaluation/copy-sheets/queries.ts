import "server-only";
import { notFound } from "next/navigation";
import { canManageRounds } from "@/lib/evaluation/rounds/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { inFormOrder, numberInForm } from "./order";

/** Every answer of a round in the ministry form's own order, with its evidence. Diskominfo only. */
export async function getCopySheet(actor: Actor, slug: string) {
  if (!canManageRounds(actor)) refuse(actor);
  const round = await db().evaluationRound.findUnique({
    where: { slug },
    include: {
      instrument: { include: { items: { include: { section: true } } } },
      answers: {
        include: {
          copiedBy: { select: { name: true } },
          agency: { select: { shortName: true } },
          evidence: { where: { removedAt: null }, orderBy: { addedAt: "asc" } },
        },
      },
    },
  });
  if (!round?.instrument) notFound();
  const answers = new Map(round.answers.map((answer) => [answer.itemId, answer]));
  const rows = inFormOrder(round.instrument.items).map((item) => {
    const answer = answers.get(item.id);
    return {
      code: item.code,
      number: numberInForm(item),
      text: { id: item.textId, en: item.textEn || item.textId },
      section: { id: item.section.nameId, en: item.section.nameEn },
      maximum: item.maximum.toFixed(),
      answer: answer
        ? {
            id: answer.id,
            score: answer.score?.toFixed() ?? null,
            notApplicable: answer.notApplicable,
            reason: answer.reason,
            status: answer.status,
            agency: answer.agency?.shortName ?? null,
            copiedAt: answer.copiedAt,
            copiedBy: answer.copiedBy?.name ?? null,
            evidence: answer.evidence.map(({ id, title, url, fileName }) => ({ id, title, url, fileName })),
          }
        : null,
    };
  });
  return {
    round: { slug, year: round.year, stage: round.stage, phase: round.phase },
    mayTick: round.phase !== "PUBLISHED",
    total: rows.length,
    copied: rows.filter(({ answer }) => answer?.copiedAt).length,
    rows,
  };
}

export type CopyRow = Awaited<ReturnType<typeof getCopySheet>>["rows"][number];
