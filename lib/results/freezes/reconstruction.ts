import { citedIn, type PublicFactSource } from "@/lib/city/fact-sources/citation";
import { dayIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";
import type { FrozenRound } from "./round-format";

type Whole = Pick<FrozenRound, "round" | "instrument" | "questionnaire" | "programmes" | "recommendations"> & {
  indicatorValues: (FrozenRound["indicatorValues"][number] & { publishedAt: string | null })[];
};

/** On which day it is put together, in the zone of the city. */
type Day = { today: string; zone: Zone };

/**
 * What can be said of a round from before this application. Nothing later than the round is in it: no follow-up, no
 * programmes as they are known now; a figure of its year that became known after the round, or nobody knows since when,
 * is marked.
 */
export function reconstructed(whole: Whole, sources: readonly PublicFactSource[], { today, zone }: Day) {
  const { round, recommendations, indicatorValues } = whole;
  const asOf = round.letter.date ?? (round.heldOn?.length === 10 ? round.heldOn : null);
  const isLater = (publishedAt: string | null) =>
    asOf === null || publishedAt === null || dayIn(zone, new Date(publishedAt)) > asOf;
  const shown = {
    ...whole,
    programmes: [],
    // Nobody can tell which of them were set then.
    indicatorTargets: null,
    recommendations: recommendations.map((item) => ({ ...item, status: null, reports: [], dueOn: null })),
    indicatorValues: indicatorValues.map(({ publishedAt, ...value }) => ({ ...value, later: isLater(publishedAt) })),
  };
  const cited = new Set(
    textsOf(shown).flatMap((text) =>
      citedIn(text, sources).flatMap((part) => (part.kind === "source" ? part.source.key : [])),
    ),
  );
  return {
    ...shown,
    reconstruction: { assembledOn: today, asOf, sources: sources.filter(({ key }) => cited.has(key)) },
  };
}

type Told = Pick<Whole, "round" | "instrument"> & Record<"recommendations" | "indicatorValues", { source: string }[]>;

function textsOf({ round, instrument, recommendations, indicatorValues }: Told): string[] {
  const scores = [...round.sections, ...round.pillars].flatMap(({ score }) => score?.source ?? []);
  const others = [...round.ranks, ...(instrument?.sections ?? []), ...recommendations, ...indicatorValues];
  return [
    round.source,
    round.final?.source ?? "",
    round.target?.source ?? "",
    ...scores,
    ...others.map(({ source }) => source),
  ];
}
