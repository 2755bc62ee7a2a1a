import "server-only";
import { notFound } from "next/navigation";
import { standingPhase } from "@/lib/evaluation/rounds/phase";
import { listHistory } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dayOf } from "@/lib/platform/format/date";
import { checkResult } from "./check";
import {
  canConfirmOfficialResult,
  canCorrectOfficialResult,
  canEnterOfficialResult,
  canReadOfficialResult,
  canReturnOfficialResult,
} from "./policy";
import { resultContentSchema } from "./schemas";

/** The letter of a round with every revision, its check, and what the actor may do. notFound outside the policy. */
export async function getOfficialResult(actor: Actor, slug: string) {
  if (!canReadOfficialResult(actor)) refuse(actor);
  const round = await db().evaluationRound.findUnique({
    where: { slug },
    include: {
      phases: { where: { phase: "EVIDENCE_REPAIR" } },
      instrument: {
        include: {
          sections: { orderBy: { order: "asc" } },
          pillars: { orderBy: { order: "asc" }, include: { pillar: true } },
        },
      },
      officialResults: {
        orderBy: { revision: "desc" },
        include: { submittedBy: { select: { name: true } }, confirmedBy: { select: { name: true } } },
      },
    },
  });
  if (!round?.instrument) notFound();
  const agencies = await db().agency.findMany({
    where: { closedOn: null },
    orderBy: { shortName: "asc" },
    select: { code: true, shortName: true },
  });
  const sections = round.instrument.sections.map(({ code, nameId, nameEn, weight }) => ({
    code,
    name: { id: nameId, en: nameEn },
    weight: weight.toFixed(),
  }));
  const revisions = round.officialResults.map(({ content, letterDate, submittedBy, confirmedBy, ...row }) => {
    const read = resultContentSchema.parse(content);
    return {
      ...row,
      content: read,
      letterDate: dayOf(letterDate),
      submittedBy: submittedBy?.name ?? null,
      confirmedBy: confirmedBy?.name ?? null,
      check: checkResult(read, sections),
    };
  });
  const newest = revisions[0] ?? null;
  const standing = {
    phase: standingPhase({ phase: round.phase, repairClosesAt: round.phases[0]?.closesAt ?? null }, new Date()),
  };
  return {
    round: { slug, year: round.year, stage: round.stage, phase: standing.phase },
    scale: { min: round.instrument.scaleMin.toFixed(), max: round.instrument.scaleMax.toFixed() },
    decimals: round.instrument.decimals,
    sections,
    pillars: round.instrument.pillars.map(({ pillar }) => ({ code: pillar.code, name: pillar.name })),
    agencies,
    newest,
    earlier: revisions.slice(1),
    history: newest ? await listHistory("officialResult", newest.id) : [],
    may: {
      enter: canEnterOfficialResult(actor, standing, newest),
      correct: canCorrectOfficialResult(actor, standing, newest),
      return: newest !== null && canReturnOfficialResult(actor, newest),
      confirm: newest !== null && canConfirmOfficialResult(actor, standing, newest),
      isOwnWork: newest?.status === "SUBMITTED" && newest.enteredByIds.includes(actor.id),
    },
  };
}

export type OfficialResultPage = Awaited<ReturnType<typeof getOfficialResult>>;
export type ResultRevision = NonNullable<OfficialResultPage["newest"]>;
