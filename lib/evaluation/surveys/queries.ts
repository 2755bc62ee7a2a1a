import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { readableOwner } from "@/lib/city/entries/scope";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { respondentsOfPillar, type SurveyFigure } from "./mean";
import { canEnterSurveyResult, canReadSurveys } from "./policy";

/**
 * The impact survey of a round by pillar. Rows are those the actor may see; the count of respondents is of the whole
 * city for everybody, since an agency must know how many its pillar still lacks.
 */
export async function getSurvey(actor: Actor, slug: string) {
  if (!canReadSurveys(actor)) refuse(actor);
  const round = await findRound(slug);
  const results = await db().surveyResult.findMany({
    where: { roundId: round.id },
    orderBy: [{ programme: { name: "asc" } }, { subDimension: { order: "asc" } }],
    include: {
      programme: { include: { agency: { select: { shortName: true } }, pillar: { select: { code: true } } } },
      subDimension: { select: { code: true, nameId: true, nameEn: true } },
    },
  });
  const figures = results.map(
    (row): SurveyFigure => ({
      programme: row.programme.slug,
      pillar: row.programme.pillar.code,
      subDimension: row.subDimension?.code ?? null,
      respondents: row.respondents,
      mean: row.mean.toFixed(),
      scaleMin: row.scaleMin.toFixed(),
      scaleMax: row.scaleMax.toFixed(),
    }),
  );
  const isOwn = (agencyId: string) => actor.role !== "AGENCY" || agencyId === actor.agencyId;
  const pillars = round.instrument.pillars.map(({ pillar }) => ({
    code: pillar.code,
    name: pillar.name,
    respondents: respondentsOfPillar(figures, pillar.code),
    rows: results
      .filter(({ programme }) => programme.pillarId === pillar.id && isOwn(programme.agencyId))
      .map((row) => ({
        id: row.id,
        programme: row.programme.name,
        agency: row.programme.agency.shortName,
        subDimension: row.subDimension ? { id: row.subDimension.nameId, en: row.subDimension.nameEn } : null,
        respondents: row.respondents,
        mean: row.mean.toFixed(),
        scaleMin: row.scaleMin.toFixed(),
        scaleMax: row.scaleMax.toFixed(),
        method: row.method,
        source: row.source,
        fieldworkFrom: dayOf(row.fieldworkFrom),
        fieldworkTo: dayOf(row.fieldworkTo),
        mayEdit: canEnterSurveyResult(actor, round, row.programme),
      })),
  }));
  return { round: { slug, phase: round.phase }, pillars, mayEnter: round.phase !== "PUBLISHED" };
}

/** What the form of a survey result can name, and the result itself where one is edited. notFound outside the policy. */
export async function getSurveyForm(actor: Actor, slug: string, id: string | null) {
  if (!canReadSurveys(actor)) refuse(actor);
  const round = await findRound(slug);
  const pillarIds = round.instrument.pillars.map(({ pillarId }) => pillarId);
  const programmes = await db().programme.findMany({
    where: { ...readableOwner(actor), pillarId: { in: pillarIds } },
    orderBy: [{ pillar: { order: "asc" } }, { name: "asc" }],
    select: { id: true, name: true, agencyId: true, pillar: { select: { name: true } } },
  });
  const result = id ? await db().surveyResult.findFirst({ where: { id, roundId: round.id } }) : null;
  const programme = programmes.find((one) => one.id === result?.programmeId);
  if (round.phase === "PUBLISHED" || (id && (!programme || !canEnterSurveyResult(actor, round, programme)))) notFound();
  return {
    programmes: programmes.map(({ id: programmeId, name, pillar }) => ({ id: programmeId, name, pillar: pillar.name })),
    subDimensions: round.instrument.pillars.flatMap(({ pillar, subDimensions }) =>
      subDimensions.map((sub) => ({ id: sub.id, pillar: pillar.name, name: { id: sub.nameId, en: sub.nameEn } })),
    ),
    result: result && {
      ...result,
      mean: result.mean.toFixed(),
      scaleMin: result.scaleMin.toFixed(),
      scaleMax: result.scaleMax.toFixed(),
      fieldworkFrom: dayOf(result.fieldworkFrom),
      fieldworkTo: dayOf(result.fieldworkTo),
    },
  };
}

/** The result as its history names it, for those who enter it; once its round is published it stands as it was counted. */
export async function findRevisedSurveyResult(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadSurveys(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().surveyResult.findFirst({
    where: { id, programme: readableOwner(actor) },
    include: { round: true, programme: { select: { name: true, agencyId: true } } },
  });
  if (!row) return null;
  const { round, programme, version } = row;
  const isOpen = canEnterSurveyResult(actor, round, programme);
  const parts = { slug: round.slug, id };
  return {
    ...{ name: `${programme.name}, ${round.slug}`, version, mayRestore: isOpen },
    ...(isOpen ? {} : { kept: "countedSurvey" as const }),
    address: isOpen
      ? route("/kelola/putaran/[slug]/survei/[id]", parts)
      : route("/kelola/putaran/[slug]/survei", { slug: round.slug }),
  };
}

/** Names of programmes and sub-dimensions by their ids, for a history that holds the ids. */
export async function listSurveyNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] } };
  const [programmes, subDimensions] = await Promise.all([
    db().programme.findMany({ where, select: { id: true, name: true } }),
    db().subDimension.findMany({ where, select: { id: true, nameId: true } }),
  ]);
  return new Map([
    ...programmes.map(({ id, name }) => [id, name] as const),
    ...subDimensions.map(({ id, nameId }) => [id, nameId] as const),
  ]);
}

async function findRound(slug: string) {
  const round = await db().evaluationRound.findUnique({
    where: { slug },
    include: {
      instrument: {
        include: {
          pillars: {
            orderBy: { order: "asc" },
            include: { pillar: true, subDimensions: { orderBy: { order: "asc" } } },
          },
        },
      },
    },
  });
  const { instrument, ...rest } = round ?? notFound();
  return { ...rest, instrument: instrument ?? notFound() };
}
