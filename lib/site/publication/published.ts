import "server-only";
import {
  listPillarAchievements,
  listPublishedIndicators,
  type PublicIndicatorSummary,
  type PublicPillarAchievement,
  type PublicTrend,
} from "@/lib/city/indicators/published";
import { listPublishedPillars, type PillarRef, type PublicPillar } from "@/lib/city/pillars/published";
import { listPublishedProgrammes } from "@/lib/city/programmes/published";
import { listPublishedInstruments } from "@/lib/evaluation/instruments/published";
import { type ComparedRound, type Comparison, compareRounds } from "@/lib/evaluation/rounds/comparison";
import {
  getPublishedRound,
  listIndexRounds,
  listPillarScores,
  type PillarScores,
  type PublicChange,
  type RoundRef,
} from "@/lib/evaluation/rounds/published";
import { listPublishedRecommendations } from "@/lib/follow-up/recommendations/published";
import type { PublicPages } from "@/lib/platform/areas/publication";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import { lastPublication, publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";
import { comparePeriods } from "@/lib/platform/format/period";
import { findFrozenRound } from "@/lib/results/freezes/published";
import { AREAS } from "@/lib/site/areas";

/** When the city last published anything here (ISO instant); null before it did: shipped facts are no news. */
export async function lastPublishedAt(): Promise<string | null> {
  return (await lastPublication())?.toISOString() ?? null;
}

export interface AuditHead {
  position: string;
  /** ISO instant of the publication. */
  at: string;
  /** SHA-256 over every audit event up to that one, hexadecimal. */
  hash: string;
}

/** The audit chain's head as of each of the last ten publications, newest first. */
export async function listAuditHeads(): Promise<AuditHead[]> {
  const heads = await publicDb().publishedAuditHead.findMany({ orderBy: { position: "desc" } });
  return heads.map(({ position, at, hash }) => ({ position: position.toString(), at: at.toISOString(), hash }));
}

type Moved = Extract<PublicChange, { kind: "change" }>;

export interface IndicatorMove {
  code: string;
  name: Record<Locale, string>;
  pillar: PillarRef | null;
  unit: string;
  decimals: number;
  certainty: ValueCertainty;
  value: string;
  trend: Extract<PublicTrend, { kind: "change" }>;
}

export interface WhatMoved {
  /** The two newest rounds that have a final, newer last; null where there are not two. */
  rounds: { from: RoundRef; to: RoundRef } | null;
  /** The final's change, whether or not it can be compared. */
  final: { value: string; change: PublicChange } | null;
  /** Section and pillar scores that can be compared; empty where the letters give none. */
  sections: { code: string; name: Record<Locale, string>; value: string; change: Moved }[];
  pillars: { pillar: PillarRef; value: string; change: Moved }[];
  /** Indicators whose latest value differs from a comparable one before, newest period first. */
  up: IndicatorMove[];
  down: IndicatorMove[];
}

/** What rose and what fell; both are told alike, and whether up is good stands in `trend.better`. */
export async function whatMoved(): Promise<WhatMoved> {
  const [rounds, { items }] = await Promise.all([listIndexRounds(), listPublishedIndicators({ pageSize: 1000 })]);
  const [to, from] = rounds.filter(({ final }) => final !== null);
  const round = to ? await getPublishedRound(to.slug) : null;
  const moves = items.flatMap(asMove).sort((a, b) => comparePeriods(b.trend.to, a.trend.to));
  return {
    rounds: to && from ? { from: asRef(from), to: asRef(to) } : null,
    final: to?.final ? { value: to.final.value, change: to.change } : null,
    sections: (round?.sections ?? []).flatMap(({ code, name, score, change }) =>
      score && isMove(change) ? [{ code, name, value: score.value, change }] : [],
    ),
    pillars: (round?.pillars ?? []).flatMap(({ pillar, score, change }) =>
      score && isMove(change) ? [{ pillar, value: score.value, change }] : [],
    ),
    up: moves.filter(({ trend }) => trend.direction === "up"),
    down: moves.filter(({ trend }) => trend.direction === "down"),
  };
}

/** Two published rounds side by side; null where one of them is not published, or both are the same. */
export async function comparePublishedRounds(one: string, other: string): Promise<Comparison | null> {
  if (one === other) return null;
  const [a, b] = await Promise.all([asCompared(one), asCompared(other)]);
  return a && b && compareRounds(a, b);
}

/** A frozen round is compared as it was frozen, whatever has become of the rows that it came from. */
async function asCompared(slug: string): Promise<ComparedRound | null> {
  const frozen = (await findFrozenRound(slug))?.document;
  const round = frozen?.round ?? (await getPublishedRound(slug));
  if (!round) return null;
  const instruments = frozen ? [frozen.instrument] : await listPublishedInstruments();
  const items =
    frozen?.recommendations ?? (await listPublishedRecommendations({ roundSlug: slug, pageSize: 1000 })).items;
  const recommendations: Record<string, number> = {};
  for (const { status } of items) recommendations[status ?? "NONE"] = (recommendations[status ?? "NONE"] ?? 0) + 1;
  return {
    ...asRef(round),
    instrument: instruments.find((one) => one?.code === round.instrument?.code) ?? null,
    final: round.final?.value ?? null,
    sections: round.sections.map(({ code, name, weight, score }) => ({
      code,
      name,
      weight,
      score: score?.value ?? null,
    })),
    pillars: round.pillars.map(({ pillar, score }) => ({
      code: pillar.code,
      name: pillar.name,
      score: score?.value ?? null,
    })),
    items: [],
    recommendations,
  };
}

export interface PillarOverview {
  pillar: PublicPillar;
  /** Official, newest round first; empty where none was published. */
  scores: PillarScores["scores"];
  achievement: PublicPillarAchievement | undefined;
  quickWins: { slug: string; name: string }[];
  /** When the city last published a figure or a report of this pillar (ISO instant); null before it did. */
  lastUpdate: string | null;
}

/** The pillars side by side, each with what its card tells. */
export async function listPillarOverview(): Promise<PillarOverview[]> {
  const [pillars, scores, achievements, indicators, programmes] = await Promise.all([
    listPublishedPillars(),
    listPillarScores(),
    listPillarAchievements(),
    listPublishedIndicators({ pageSize: 1000 }),
    listPublishedProgrammes({ pageSize: 1000 }),
  ]);
  return pillars.map((pillar) => {
    const isOwn = (row: { pillar: PillarRef | null }) => row.pillar?.code === pillar.code;
    const own = programmes.items.filter(isOwn);
    const published = [...indicators.items.filter(isOwn), ...own].flatMap(({ latest }) =>
      latest && !("shipped" in latest && latest.shipped) ? (latest.publishedAt ?? []) : [],
    );
    return {
      pillar,
      scores: scores.find(isOwn)?.scores ?? [],
      achievement: achievements.find(isOwn),
      quickWins: own.filter(({ quickWin }) => quickWin).map(({ slug, name }) => ({ slug, name })),
      lastUpdate: published.sort().at(-1) ?? null,
    };
  });
}

function isMove(change: PublicChange): change is Moved {
  return change.kind === "change" && change.direction !== "same";
}

function asMove({ code, name, pillar, definition, latest, trend }: PublicIndicatorSummary): IndicatorMove[] {
  if (!latest || latest.value === null || trend.kind !== "change" || trend.direction === "same") return [];
  const { unit, decimals } = definition;
  return [{ code, name, pillar, unit, decimals, certainty: latest.certainty, value: latest.value, trend }];
}

function asRef({ slug, year, stage }: RoundRef): RoundRef {
  return { slug, year, stage };
}

/** Every public page that stands in the sitemap, without a language in front; the most read come first. */
export async function listPublicPaths(): Promise<string[]> {
  const pages = await Promise.all(AREAS.map(async ({ pages }): Promise<PublicPages> => (await pages?.()) ?? {}));
  return (["lists", "things", "many"] as const).flatMap((kind) => pages.flatMap((one) => one[kind] ?? []));
}
