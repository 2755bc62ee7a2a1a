import { pageOf, type Window } from "@/lib/platform/datasets/cut";
import { type City, readCity } from "@/lib/platform/settings/published";
import "server-only";
import { cache } from "react";
import { indexAchievement } from "@/lib/city/indicators/achievement";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import {
  type PublicBand,
  type PublicInstrument,
  publishedInstrumentsById,
} from "@/lib/evaluation/instruments/published";
import type { RankScope, RoundPhase, ScoreTarget } from "@/lib/platform/db/generated/enums";
import { type PublicDb, publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { changeBetween } from "./change";
import { bandOf, compareWithOfficial, computeFinal } from "./final-score";
import { newestSets } from "./pillar-sets";
import { INDEX_FRAMEWORK, isOfIndex, readRoundSlug } from "./slug";

export interface RoundRef {
  slug: string;
  year: number;
  stage: number | null;
}

export interface PublicScore {
  value: string;
  source: string;
  revision: number;
  /** Of a shipped fact the day of its source, null where the page shows none. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
}

/** A score against the one of an earlier round; `earlier` and `from` say which, also where it cannot be compared. */
export type PublicChange =
  | { kind: "change"; difference: string; direction: "up" | "down" | "same"; earlier: string; from: RoundRef }
  | { kind: "instrument-changed" | "instrument-unknown"; earlier: string; from: RoundRef }
  | { kind: "missing" };

export interface PublicRoundSummary extends RoundRef {
  phase: RoundPhase;
  /** A day or a month, as far as it is known. */
  heldOn: string | null;
  letter: { number: string | null; date: string | null };
  note: Record<Locale, string>;
  source: string;
  /** Of a shipped fact the day of its source, null where the page shows none. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
  instrument: {
    code: string;
    name: Record<Locale, string>;
    scaleMin: string;
    scaleMax: string;
    decimals: number;
  } | null;
  /** The official final; never computed. */
  final: PublicScore | null;
  change: PublicChange;
  ranks: { scope: RankScope; rank: number; outOf: number | null; source: string }[];
  /** The city's index target of the round's year. */
  target: { value: string; plan: string; source: string } | null;
  /** Percent of the target, unrounded, and whether the official final reaches it: they stand together. */
  targetPercent: string | null;
  targetMet: boolean | null;
  band: PublicBand | null;
}

export type PublicComputation =
  | { status: "complete"; value: string; difference: string | null; mismatch: boolean | null }
  | { status: "incomplete"; missing: string[] };

export interface PublicRound extends PublicRoundSummary {
  sections: {
    code: string;
    name: Record<Locale, string>;
    weight: string;
    score: PublicScore | null;
    /** weight × score */
    product: string | null;
    change: PublicChange;
  }[];
  pillars: { pillar: PillarRef; score: PublicScore | null; change: PublicChange }[];
  /** Σ weight × score beside the official final; null where the instrument is not known. */
  computed: PublicComputation | null;
  bands: PublicBand[];
  /** Official scores that a correction replaced. */
  superseded: { target: ScoreTarget; code: string | null; value: string; revision: number; supersededAt: string }[];
}

export interface IndexPoint {
  year: number;
  /** The round that gave the final; null for a year that has a target only. */
  round: RoundRef | null;
  final: string | null;
  target: string | null;
  targetPercent: string | null;
  targetMet: boolean | null;
  change: PublicChange;
}

/** All published rounds, oldest first, with their current scores: a few dozen rows that every read here needs. */
const readRounds = cache(async (views: PublicDb) => {
  const [rounds, targets, instruments, pillars, city] = await Promise.all([
    views.publishedRound.findMany({
      orderBy: [{ year: "asc" }, { stage: { sort: "asc", nulls: "first" } }],
      include: { scores: { orderBy: { revision: "asc" } }, ranks: { orderBy: { scope: "asc" } } },
    }),
    views.publishedIndexTarget.findMany({ orderBy: { year: "asc" } }),
    publishedInstrumentsById(views),
    publishedPillarsById(views),
    readCity(views),
  ]);
  const facts = rounds.map((round) => {
    const instrument = (round.instrumentId && instruments.get(round.instrumentId)) || null;
    const { scores: own, ranks } = round;
    const current = own.filter((score) => score.supersededAt === null);
    const asScore = (score: (typeof own)[number] | undefined): PublicScore | null =>
      score
        ? {
            value: score.value.toFixed(),
            source: score.source,
            revision: score.revision,
            publishedAt: score.publishedAt?.toISOString() ?? null,
            shipped: score.shipped,
          }
        : null;
    return {
      round,
      ref: { slug: round.slug, year: round.year, stage: round.stage } satisfies RoundRef,
      instrument,
      final: asScore(current.find((score) => score.target === "FINAL")),
      // By code: a later version of a comparable instrument has sections of its own.
      sectionScore: (code: string) =>
        asScore(current.find(({ sectionId }) => sectionId && instrument?.sectionsById.get(sectionId)?.code === code)),
      pillarScore: (id: string) => asScore(current.find((score) => score.pillarId === id)),
      ranks,
      superseded: own.filter((score) => score.supersededAt !== null),
      // The city's targets are of its own index.
      target: (isOfIndex(round) && targets.find((target) => target.year === round.year)) || null,
      bands: bandsOf(instrument?.content ?? null, city),
    };
  });
  return { facts, targets, pillars };
});

/** The instrument's own categories, or the city's where it has none: those are of a scale of 0 to 4. */
function bandsOf(instrument: PublicInstrument | null, { bands }: City): PublicBand[] {
  if (!instrument || instrument.bands.length > 0) return instrument?.bands ?? [];
  if (Number(instrument.scaleMin) !== 0 || Number(instrument.scaleMax) !== 4) return [];
  return bands.map(({ minimum, labelId, labelEn }) => ({ minimum, label: { id: labelId, en: labelEn } }));
}

const loadRounds = (views = publicDb()) => readRounds(views);

type Facts = Awaited<ReturnType<typeof loadRounds>>["facts"][number];

/**
 * Change from the newest earlier round of the same evaluation that has such a score; among those one of the same comparability group is
 * preferred where `preferComparable`, so that a round of another instrument between two of the same does not hide it.
 */
function changeInto(
  facts: readonly Facts[],
  later: Facts,
  scoreOf: (round: Facts) => PublicScore | null,
  preferComparable = false,
): PublicChange {
  const score = scoreOf(later);
  const { framework } = readRoundSlug(later.ref.slug);
  const earlier = facts
    .slice(0, facts.indexOf(later))
    .filter((round) => scoreOf(round) !== null && readRoundSlug(round.ref.slug).framework === framework);
  const group = (round: Facts) => round.instrument?.content.comparabilityGroup ?? null;
  const comparable = preferComparable
    ? earlier.findLast((round) => group(round) !== null && group(round) === group(later))
    : undefined;
  const from = comparable ?? earlier.at(-1);
  const before = from && scoreOf(from);
  if (!score || !from || !before) return { kind: "missing" };
  const change = changeBetween(
    { score: before.value, comparabilityGroup: group(from) },
    { score: score.value, comparabilityGroup: group(later) },
  );
  if (change.kind === "missing") return change;
  const about = { earlier: before.value, from: from.ref };
  return change.kind === "change"
    ? { ...about, kind: "change", difference: change.difference.toFixed(), direction: change.direction }
    : { ...about, kind: change.kind };
}

function summary(facts: readonly Facts[], entry: Facts): PublicRoundSummary {
  const { round, ref, instrument, final, target, ranks } = entry;
  const { percent, met } = indexAchievement(final?.value ?? null, target?.value.toFixed() ?? null);
  return {
    ...ref,
    phase: round.phase,
    heldOn: round.heldOn,
    letter: { number: round.letterNumber, date: dayOf(round.letterDate) },
    note: { id: round.note, en: round.noteEn ?? round.note },
    source: round.source,
    publishedAt: round.publishedAt?.toISOString() ?? null,
    shipped: round.shipped,
    instrument: instrument && {
      code: instrument.content.code,
      name: instrument.content.name,
      scaleMin: instrument.content.scaleMin,
      scaleMax: instrument.content.scaleMax,
      decimals: instrument.content.decimals,
    },
    final,
    change: changeInto(facts, entry, (other) => other.final),
    ranks: ranks.map(({ scope, rank, outOf, source }) => ({ scope, rank, outOf, source })),
    target: target && { value: target.value.toFixed(), plan: target.plan, source: target.source },
    targetPercent: percent?.toFixed() ?? null,
    targetMet: met,
    band: bandOf(final?.value ?? null, entry.bands),
  };
}

/** Every published round, newest first. */
export async function listPublishedRounds(): Promise<PublicRoundSummary[]> {
  const { facts } = await loadRounds();
  return facts.map((entry) => summary(facts, entry)).reverse();
}

/** The rounds that make the city's index, newest first. */
export async function listIndexRounds(): Promise<PublicRoundSummary[]> {
  return (await listPublishedRounds()).filter(isOfIndex);
}

/** One round with its section and pillar scores, and our computation beside the official final. */
export async function getPublishedRound(slug: string, views = publicDb()): Promise<PublicRound | null> {
  const loaded = await loadRounds(views);
  const entry = loaded.facts.find(({ ref }) => ref.slug === slug);
  return entry ? detail(loaded, entry) : null;
}

/** Rounds with all their scores, newest first, a page at a time. */
export async function listPublishedRoundDetails({ year, ...window }: Window & { year?: number | undefined } = {}) {
  const loaded = await loadRounds();
  const found = loaded.facts.filter(({ ref }) => year === undefined || ref.year === year).reverse();
  return pageOf(
    found.map((entry) => detail(loaded, entry)),
    window,
  );
}

function detail({ facts, pillars }: Awaited<ReturnType<typeof loadRounds>>, entry: Facts): PublicRound {
  const { instrument } = entry;
  const sections = (instrument?.content.sections ?? []).map(({ code, name, weight }) => {
    const score = entry.sectionScore(code);
    return { code, name, weight, score, change: changeInto(facts, entry, (other) => other.sectionScore(code)) };
  });
  const final =
    instrument && computeFinal({ sections: sections.map((row) => ({ ...row, score: row.score?.value ?? null })) });
  const products = new Map(
    final?.status === "complete" ? final.terms.map(({ code, product }) => [code, product.toFixed()]) : [],
  );
  const inInstrument = new Set(instrument?.content.pillars.map(({ code }) => code));
  const comparison =
    final?.status === "complete" && entry.final ? compareWithOfficial(final.value, entry.final.value) : null;
  return {
    ...summary(facts, entry),
    sections: sections.map((row) => ({ ...row, product: products.get(row.code) ?? null })),
    pillars: [...pillars]
      .map(([id, pillar]) => ({
        pillar: pillarRef(pillar),
        score: entry.pillarScore(id),
        change: changeInto(facts, entry, (other) => other.pillarScore(id), true),
      }))
      .filter(({ pillar, score }) => score !== null || inInstrument.has(pillar.code)),
    computed:
      final?.status === "complete"
        ? {
            status: "complete",
            value: final.value.toFixed(),
            difference: comparison?.difference.toFixed() ?? null,
            mismatch: comparison?.mismatch ?? null,
          }
        : final && { status: "incomplete", missing: final.missing },
    bands: entry.bands,
    superseded: entry.superseded.map((score) => ({
      target: score.target,
      code:
        (score.sectionId && instrument?.sectionsById.get(score.sectionId)?.code) ||
        (score.pillarId && pillars.get(score.pillarId)?.code) ||
        null,
      value: score.value.toFixed(),
      revision: score.revision,
      supersededAt: score.supersededAt?.toISOString() ?? "",
    })),
  };
}

/**
 * An evaluation's results over the years, oldest first: the city's index with its targets, where a year may have a target and
 * no result, or another evaluation's.
 */
export async function getIndexHistory(framework = INDEX_FRAMEWORK): Promise<IndexPoint[]> {
  const { facts, targets } = await loadRounds();
  const scored = facts
    .filter((entry) => entry.final !== null && readRoundSlug(entry.ref.slug).framework === framework)
    .map((entry): IndexPoint => {
      const { final, target, targetPercent, targetMet, change } = summary(facts, entry);
      return {
        year: entry.ref.year,
        round: entry.ref,
        final: final?.value ?? null,
        target: target?.value ?? null,
        targetPercent,
        targetMet,
        change,
      };
    });
  const waiting = (framework === INDEX_FRAMEWORK ? targets : [])
    .filter(({ year }) => !scored.some((point) => point.year === year))
    .map(({ year, value }): IndexPoint => {
      const none = { round: null, final: null, targetPercent: null, targetMet: null };
      return { year, ...none, target: value.toFixed(), change: { kind: "missing" } };
    });
  return [...scored, ...waiting].sort((a, b) => a.year - b.year);
}

/** From where to where the scores of an instrument run. */
type Scale = { min: string; max: string };

export interface PillarScores {
  pillar: PillarRef;
  /** Official scores, newest round first; the first is the one to show. Empty where none was published. */
  scores: { round: RoundRef; score: PublicScore; scale: Scale | null; change: PublicChange }[];
}

/** The official scores of each pillar over the rounds that have them, in the pillars' order. */
export async function listPillarScores(): Promise<PillarScores[]> {
  const { facts, pillars } = await loadRounds();
  return [...pillars].map(([id, pillar]) => ({
    pillar: pillarRef(pillar),
    scores: facts
      .flatMap((entry) => {
        const score = entry.pillarScore(id);
        const change = changeInto(facts, entry, (other) => other.pillarScore(id), true);
        return score ? [{ round: entry.ref, score, scale: scaleOf(entry), change }] : [];
      })
      .reverse(),
  }));
}

const scaleOf = ({ instrument }: Pick<Facts, "instrument">): Scale | null =>
  instrument && { min: instrument.content.scaleMin, max: instrument.content.scaleMax };

export interface PillarSet {
  round: RoundRef;
  scale: Scale | null;
  source: string;
  /** The pillars of the round's instrument, or those that it scores, in the site's order. */
  pillars: { pillar: PillarRef; score: PublicScore | null }[];
}

/** The pillars as they stand: the newest round that scores all of its pillars, and a newer one that scores only some. */
export async function getPillarSets(): Promise<{ complete: PillarSet | null; partial: PillarSet | null }> {
  const loaded = await loadRounds();
  const ofIndex = loaded.facts.filter(({ ref }) => isOfIndex(ref));
  const sets = ofIndex.reverse().map((entry) => {
    const members = new Set(entry.instrument?.content.pillars.map(({ code }) => code));
    const pillars = [...loaded.pillars]
      .filter(([, { cityPillar }]) => cityPillar)
      .map(([id, pillar]) => ({ pillar: pillarRef(pillar), score: entry.pillarScore(id) }))
      // Without an instrument nobody knows which pillars a letter left out: all that there are.
      .filter(({ pillar, score }) => score !== null || members.size === 0 || members.has(pillar.code));
    return {
      round: entry.ref,
      scale: scaleOf(entry),
      source: pillars.find(({ score }) => score)?.score?.source ?? "",
      pillars,
      scores: pillars.map(({ score }) => score?.value ?? null),
    };
  });
  const { complete, partial } = newestSets(sets);
  return { complete: complete && asSet(complete), partial: partial && asSet(partial) };
}

const asSet = ({ round, scale, source, pillars }: PillarSet): PillarSet => ({ round, scale, source, pillars });

/** Rounds by row id, for the reads that name a round. */
export async function publishedRoundsById(views = publicDb()): Promise<Map<string, RoundRef>> {
  const { facts } = await loadRounds(views);
  return new Map(facts.map(({ round, ref }) => [round.id, ref]));
}

/** Rounds of one evaluation that have a final next to each other, oldest first: what is worth comparing first. */
export async function listNeighbouringRounds(): Promise<[RoundRef, RoundRef][]> {
  const { facts } = await loadRounds(publicDb());
  const scored = facts.filter(({ final }) => final !== null).map(({ ref }) => ref);
  const evaluations = [...Map.groupBy(scored, ({ slug }) => readRoundSlug(slug).framework).values()];
  return evaluations.flatMap((own) => own.slice(1).map((ref, index): [RoundRef, RoundRef] => [own[index] ?? ref, ref]));
}

export interface OtherEvaluation {
  framework: string;
  /** Of the newest version that a round was given. */
  name: Record<Locale, string>;
  scale: { min: string; max: string };
  /** Where its series ends, and what took its place. */
  ends: PublicInstrument["ends"];
  history: IndexPoint[];
  rounds: PublicRoundSummary[];
}

/** What the city was evaluated by beside its own index, each a series of its own that joins no other. */
export async function listOtherEvaluations(): Promise<OtherEvaluation[]> {
  const rounds = (await listPublishedRounds()).filter((round) => !isOfIndex(round));
  const instruments = [...(await publishedInstrumentsById()).values()].map(({ content }) => content);
  const byFramework = Map.groupBy(rounds, ({ slug }) => readRoundSlug(slug).framework);
  const evaluations = await Promise.all(
    [...byFramework].map(async ([framework, own]): Promise<OtherEvaluation[]> => {
      const instrument = instruments.find(({ code }) => code === own[0]?.instrument?.code);
      if (!instrument) return [];
      const { name, scaleMin: min, scaleMax: max, ends } = instrument;
      return [{ framework, name, scale: { min, max }, ends, history: await getIndexHistory(framework), rounds: own }];
    }),
  );
  return evaluations.flat();
}

/** Where the city's index ends, once the instrument of its newest round has ended; null while it goes on. */
export async function getIndexEnding(): Promise<PublicInstrument["ends"]> {
  const newest = (await listIndexRounds()).find(({ instrument }) => instrument !== null)?.instrument;
  const instruments = [...(await publishedInstrumentsById()).values()];
  return instruments.find(({ content }) => content.code === newest?.code)?.content.ends ?? null;
}
