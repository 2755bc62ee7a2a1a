import "server-only";
import { listPublishedIndicators, type PublicIndicatorSummary } from "@/lib/city/indicators/published";
import { measureOfEarlier, standingOf } from "@/lib/city/indicators/standing";
import { listIndexRounds, type RoundRef } from "@/lib/evaluation/rounds/published";
import type { PublishedIndicatorTarget, PublishedTargetRevision } from "@/lib/platform/db/generated/client";
import { publicDb, publishedValuesOn } from "@/lib/platform/db/public";
import { endOfDay } from "@/lib/platform/format/date";
import { cityToday, cityZone } from "@/lib/platform/settings/published";
import { shownOn, targetOn } from "./shown-on";

export interface EarlierState {
  /** The index of each round that was published by then, the newest first. */
  index: { round: RoundRef; final: string; target: string | null }[];
  indicators: PublicIndicatorSummary[];
}

/** A year of months, quarters and semesters, as for the present state. */
const RECENT = 24;
const ALL = 10_000;

/**
 * Index and indicators as the site showed them at the end of a day in the city's zone, out of what is published alone: a
 * figure from its publication until another took its place or it was taken back. Null for a day that has not come.
 */
export async function findEarlierState(day: string): Promise<EarlierState | null> {
  if (day > (await cityToday())) return null;
  const until = endOfDay(await cityZone(), day);
  const [index, indicators] = await Promise.all([indexOn(until), indicatorsOn(until)]);
  return { index, indicators };
}

async function indexOn(until: Date): Promise<EarlierState["index"]> {
  const views = publicDb();
  const [rounds, rows, scores, targets, earlier] = await Promise.all([
    listIndexRounds(),
    views.publishedRound.findMany(),
    views.publishedScore.findMany({ where: { target: "FINAL" } }),
    views.publishedIndexTarget.findMany(),
    views.publishedTargetRevision.findMany({ where: { indicatorId: null } }),
  ]);
  return rounds.flatMap(({ slug, year, stage }) => {
    const row = rows.find((one) => one.slug === slug);
    const score = scores.find((one) => one.roundId === row?.id && shownOn(one, until));
    if (!row || !score || !shownOn({ ...row, supersededAt: null }, until)) return [];
    const target = targetOn(
      targets.find((one) => one.year === year),
      earlier.filter((one) => one.year === year),
      until,
    );
    return [{ round: { slug, year, stage }, final: score.value.toFixed(), target: target?.value?.toFixed() ?? null }];
  });
}

async function indicatorsOn(until: Date): Promise<PublicIndicatorSummary[]> {
  const views = publicDb();
  const [{ items }, all] = await Promise.all([
    listPublishedIndicators({ pageSize: ALL }),
    views.publishedIndicator.findMany(),
  ]);
  const rows = all.filter((row) => shownOn({ ...row, supersededAt: null }, until));
  const ids = rows.map(({ id }) => id);
  const [values, targets, earlier] = await Promise.all([
    publishedValuesOn(ids, until, RECENT),
    views.publishedIndicatorTarget.findMany({ where: { indicatorId: { in: ids } } }),
    views.publishedTargetRevision.findMany({ where: { indicatorId: { in: ids } } }),
  ]);
  const valuesOf = Map.groupBy(values, ({ indicatorId }) => indicatorId);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return items.flatMap((item) => {
    const row = byCode.get(item.code);
    if (!row) return [];
    const own = (one: { indicatorId: string | null }) => one.indicatorId === row.id;
    const stood = targetsOn(targets.filter(own), earlier.filter(own), until);
    return [{ ...item, ...standingOf(row, valuesOf.get(row.id) ?? [], stood) }];
  });
}

/** The target of each year as it stood, the newest year first. */
function targetsOn(
  present: PublishedIndicatorTarget[],
  earlier: PublishedTargetRevision[],
  until: Date,
): PublishedIndicatorTarget[] {
  const years = [...new Set([...present, ...earlier].map(({ year }) => year))].sort((a, b) => b - a);
  return years.flatMap((year) => {
    const now = present.find((one) => one.year === year);
    const stood = targetOn(
      now,
      earlier.filter((one) => one.year === year),
      until,
    );
    if (!stood) return [];
    if (stood === now) return [now];
    const before = stood as PublishedTargetRevision;
    const { id, indicatorId, kind, value, low, high, state, plan, source, revision, reason } = before;
    const columns = { id, kind, value, low, high, state, plan, source, revision, reason, year };
    return [{ ...columns, ...measureOfEarlier(before), indicatorId: indicatorId ?? "", changedAt: null }];
  });
}
