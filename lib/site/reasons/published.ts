import "server-only";
import { Decimal } from "decimal.js";
import { type IndicatorYearMove, listMovesBetween } from "@/lib/city/indicators/published";
import type { PillarRef } from "@/lib/city/pillars/published";
import {
  getPillarSets,
  getPublishedRound,
  type PublicChange,
  type PublicRound,
  type RoundRef,
} from "@/lib/evaluation/rounds/published";
import { listPublishedDecisions, type PublicDecision } from "@/lib/follow-up/decisions/published";
import { listPublishedRecommendations, type PublicRecommendation } from "@/lib/follow-up/recommendations/published";
import type { Locale } from "@/lib/platform/format/locale";
import { findFrozenRound } from "@/lib/results/freezes/published";
import { lastDayOf } from "./round-day";

type Moved = Extract<PublicChange, { kind: "change" }>;
type Scored = { value: string; change: Moved };

export interface Reasons {
  round: PublicRound;
  /** The round that it is held against; null for a first one. */
  from: RoundRef | null;
  /** What the final says of itself: a change, or why there is none. */
  final: { value: string; change: PublicChange };
  /** `share`: weight × difference, by how much the section moved the final. */
  sections: (Scored & { code: string; name: Record<Locale, string>; weight: string; share: string })[];
  pillars: (Scored & { pillar: PillarRef })[];
  /** The best and the worst pillars of the newest letter that scores all of them, up to this round; ties are all named. */
  extremes: { round: RoundRef; best: Named; worst: Named } | null;
  indicators: { years: { from: number; to: number } | null; moves: IndicatorYearMove[] };
  /** What was recommended in the round before, as it stands today, and how often something came back in this one. */
  recommendations: { open: PublicRecommendation[]; total: number; repeated: number };
  decisions: PublicDecision[];
}

type Named = { pillars: PillarRef[]; value: string };

/** As many recommendations as a city gets in a round, and far more. */
const ALL = 1000;

/** Why a round's final is what it is, from what is published and nothing else; null where there is no such final. */
export async function explainRound(slug: string): Promise<Reasons | null> {
  // A frozen round is explained as it was frozen.
  const round = (await findFrozenRound(slug))?.document.round ?? (await getPublishedRound(slug));
  if (!round?.final) return null;
  const from = round.change.kind === "missing" ? null : round.change.from;
  const before = from && (await getPublishedRound(from.slug));
  const [extremes, moves, earlier, own, decided] = await Promise.all([
    extremesOf(round),
    from && from.year < round.year ? listMovesBetween(from.year, round.year) : [],
    from ? listPublishedRecommendations({ roundSlug: from.slug, pageSize: ALL }) : null,
    listPublishedRecommendations({ roundSlug: slug, pageSize: ALL }),
    before
      ? listPublishedDecisions({ after: lastDayOf(before), until: lastDayOf(round), pageSize: ALL })
      : { items: [] },
  ]);
  return {
    ...{ round, from, extremes },
    final: { value: round.final.value, change: round.change },
    sections: round.sections.flatMap(({ code, name, weight, score, change }) =>
      score && isMove(change)
        ? [
            {
              code,
              name,
              weight,
              value: score.value,
              change,
              share: new Decimal(weight).times(change.difference).toFixed(),
            },
          ]
        : [],
    ),
    pillars: round.pillars.flatMap(({ pillar, score, change }) =>
      score && isMove(change) ? [{ pillar, value: score.value, change }] : [],
    ),
    indicators: { years: from && from.year < round.year ? { from: from.year, to: round.year } : null, moves },
    recommendations: {
      open: (earlier?.items ?? []).filter(({ status }) => status !== "DONE" && status !== "NOT_FEASIBLE"),
      total: earlier?.total ?? 0,
      repeated: own.items.filter(({ forerunner }) => forerunner !== null).length,
    },
    decisions: decided.items,
  };
}

const isMove = (change: PublicChange): change is Moved => change.kind === "change" && change.direction !== "same";

/** Of this round where it scores all of its pillars, otherwise of the newest round that does; its year is told. */
async function extremesOf(round: PublicRound): Promise<Reasons["extremes"]> {
  const own = round.pillars.map(({ pillar, score }) => ({ pillar, value: score?.value ?? null }));
  const set = own.length > 0 && own.every(({ value }) => value !== null) ? { round, own } : await newestComplete();
  if (!set || set.round.year > round.year) return null;
  const scored = set.own.flatMap(({ pillar, value }) =>
    value === null ? [] : [{ pillar, value: new Decimal(value) }],
  );
  if (scored.length < 2) return null;
  const named = (value: Decimal): Named => ({
    value: value.toFixed(),
    pillars: scored.filter((one) => one.value.eq(value)).map(({ pillar }) => pillar),
  });
  const values = scored.map(({ value }) => value);
  const [least, most] = [Decimal.min(...values), Decimal.max(...values)];
  const { slug, year, stage } = set.round;
  return least.eq(most) ? null : { round: { slug, year, stage }, best: named(most), worst: named(least) };
}

async function newestComplete() {
  const { complete } = await getPillarSets();
  return (
    complete && {
      round: complete.round,
      own: complete.pillars.map(({ pillar, score }) => ({ pillar, value: score?.value ?? null })),
    }
  );
}
