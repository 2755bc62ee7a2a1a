import { pillarAchievement } from "@/lib/city/indicators/achievement";
import { measuredIn } from "@/lib/city/indicators/standing";
import { targetFrom, targetText } from "@/lib/city/indicators/target";
import type { YearState } from "@/lib/city/programme-parts/planned-and-running";
import type { Transaction } from "@/lib/platform/db/client";
import type { ProposalRule } from "@/lib/platform/db/generated/enums";
import { formatDecimal } from "@/lib/platform/format/number";
import {
  type ItemProposal,
  type Proposal,
  type ProposalFact,
  proposeFromAchievement,
  proposeFromProgrammes,
  proposeFromSurvey,
  type ScoreRange,
} from "./proposal";

/** The item that is asked, as far as a proposal depends on it. */
export interface Asked extends ScoreRange {
  /** Of the item. */
  id: string;
  proposal: ProposalRule | null;
  roundId: string;
  year: number;
  pillarId: string | null;
  subDimensionId: string | null;
}

/**
 * What our own data proposes for an item, with everything it came from; null where the item takes no proposal. What was
 * linked with the item stands before its pillar, and an item without a rule takes the one of what was linked. Only
 * published figures and the round's own survey are used. Reads through the client it is given, so that the page and the
 * writing transaction compute one and the same thing.
 */
export async function proposalFor(tx: Transaction, asked: Asked): Promise<ItemProposal | null> {
  const links = await tx.itemLink.findMany({ where: { itemId: asked.id, removedAt: null, evidenceId: null } });
  const indicators = links.flatMap(({ indicatorId }) => indicatorId ?? []);
  const programmes = links.flatMap(({ programmeId }) => programmeId ?? []);
  const rule =
    asked.proposal ??
    (indicators.length > 0 ? "INDICATOR_ACHIEVEMENT" : programmes.length > 0 ? "PROGRAMMES_RUNNING" : null);
  const { pillarId, year } = asked;
  const by = async (linked: string[], proposal: Promise<Proposal>) =>
    rule && { ...(await proposal), rule, linked: linked.length > 0 };
  switch (rule) {
    case "PROGRAMMES_RUNNING": {
      if (programmes.length === 0 && !pillarId) return null;
      const where = programmes.length > 0 ? { id: { in: programmes } } : { pillarId: pillarId ?? "" };
      return by(programmes, fromProgrammes(tx, asked, where));
    }
    case "INDICATOR_ACHIEVEMENT": {
      if (indicators.length === 0 && !pillarId) return null;
      const linked = () =>
        tx.publishedIndicator.findMany({ where: { id: { in: indicators } }, orderBy: { code: "asc" } });
      const rows = indicators.length > 0 ? linked() : indicatorsOf(tx, pillarId ?? "", year);
      return by(indicators, fromIndicators(tx, asked, await rows));
    }
    case "SURVEY_MEAN":
      return pillarId ? by([], fromSurvey(tx, asked, pillarId)) : null;
    default:
      return null;
  }
}

// A fact is kept in words, with the answer that it proposed; the words are Indonesian, as its name and its source are.
const FIGURES = { locale: "id" } as const;

/** What a programme was in a year, as the page says it in its own language. */
const told = ({ planned, running }: YearState) =>
  running ? (planned ? "RUNNING" : "UNPLANNED") : planned ? "PLANNED" : "STOPPED";

/** Of each published programme of the pillar, or that was linked, what is published of the round's year. */
async function fromProgrammes(
  tx: Transaction,
  asked: Asked,
  where: { id: { in: string[] } } | { pillarId: string },
): Promise<Proposal> {
  const { year } = asked;
  const programmes = await tx.publishedProgramme.findMany({ where, orderBy: { name: "asc" } });
  const years = await tx.publishedProgrammeYear.findMany({
    where: { programmeId: { in: programmes.map(({ id }) => id) }, year, supersededAt: null },
  });
  const facts = programmes.map(({ id, name }) => {
    const state = years.find(({ programmeId }) => programmeId === id);
    if (!state) return { fact: null, state: null };
    const { source, revision } = state;
    return { fact: { name, value: told(state), period: `${year}`, source, revision }, state };
  });
  return proposeFromProgrammes(facts, asked);
}

/** The indicators that were of the pillar at the end of the year: one that moved later counts where it was. */
async function indicatorsOf(tx: Transaction, pillarId: string, year: number) {
  const moves = await tx.publishedIndicatorMove.findMany({
    where: { movedOn: { gt: new Date(Date.UTC(year, 11, 31)) } },
    orderBy: { movedOn: "asc" },
  });
  const before = new Map<string, string>();
  for (const { indicatorId, fromPillarId } of moves)
    if (!before.has(indicatorId)) before.set(indicatorId, fromPillarId);
  const rows = await tx.publishedIndicator.findMany({
    where: { OR: [{ pillarId }, { id: { in: [...before.keys()] } }] },
    orderBy: { code: "asc" },
  });
  return rows.filter((row) => (before.get(row.id) ?? row.pillarId) === pillarId);
}

async function fromIndicators(
  tx: Transaction,
  asked: Asked,
  indicators: Awaited<ReturnType<typeof indicatorsOf>>,
): Promise<Proposal> {
  const { year } = asked;
  const indicatorId = { in: indicators.map(({ id }) => id) };
  const targets = await tx.publishedIndicatorTarget.findMany({ where: { indicatorId, year } });
  const values = await tx.publishedIndicatorValue.findMany({
    where: { indicatorId, kelurahanId: null, supersededAt: null, period: { startsWith: `${year}` } },
    orderBy: { periodEnd: "desc" },
  });
  const measured = indicators.map((row) => {
    const own = values.filter((value) => value.indicatorId === row.id);
    const target = targets.find((candidate) => candidate.indicatorId === row.id) ?? null;
    return { row, newest: own[0], target, achieved: measuredIn(row, own, year, target).measured };
  });
  const mean = pillarAchievement(measured.map(({ achieved }) => achieved));
  const facts = measured.flatMap(({ row, newest, target, achieved }): ProposalFact[] => {
    const reached = achieved.value === null ? (achieved.state ?? null) : formatDecimal(achieved.value, FIGURES);
    if (reached === null || !target) return [];
    // Only a target that is one figure has a percentage; the others stand beside what was reached, and outside of the mean.
    const sign = target.kind === "VALUE" ? "÷" : "→";
    const aim = targetText(targetFrom(target), (value) => formatDecimal(value, FIGURES));
    return [
      {
        name: `${row.code} ${row.nameId}`,
        value: `${reached} ${sign} ${aim}${target.kind === "STATE" ? "" : ` ${row.unit}`}`,
        period: newest?.period ?? "",
        source: newest?.source ?? "",
        revision: newest?.revision ?? null,
      },
    ];
  });
  return proposeFromAchievement({ ...mean, mean: mean.mean?.toString() ?? null }, facts, asked);
}

async function fromSurvey(tx: Transaction, asked: Asked, pillarId: string): Promise<Proposal> {
  const { roundId, subDimensionId } = asked;
  const rows = await tx.surveyResult.findMany({
    where: { roundId, programme: { pillarId } },
    orderBy: { programme: { name: "asc" } },
    include: { programme: { select: { id: true, name: true } } },
  });
  const figures = rows.map((row) => ({
    programme: row.programme.id,
    pillar: pillarId,
    subDimension: row.subDimensionId,
    respondents: row.respondents,
    mean: row.mean.toFixed(),
    scaleMin: row.scaleMin.toFixed(),
    scaleMax: row.scaleMax.toFixed(),
  }));
  const facts = rows
    .filter((row) => !subDimensionId || row.subDimensionId === subDimensionId)
    .map(
      (row): ProposalFact => ({
        name: row.programme.name,
        value: `${formatDecimal(row.mean, FIGURES)} (${formatDecimal(row.scaleMin, FIGURES)}–${formatDecimal(row.scaleMax, FIGURES)}), n = ${formatDecimal(row.respondents, FIGURES)}`,
        period: (row.fieldworkTo ?? row.fieldworkFrom)?.toISOString().slice(0, 10) ?? "",
        source: `${row.method}; ${row.source}`,
        revision: null,
      }),
    );
  return proposeFromSurvey(
    figures,
    subDimensionId ? { subDimension: subDimensionId } : { pillar: pillarId },
    facts,
    asked,
  );
}
