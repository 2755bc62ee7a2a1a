import "server-only";
import { traceOf } from "@/lib/evaluation/assessments/trace";
import type { ScoreTrace } from "@/lib/evaluation/assessments/trace-format";
import { getPublishedRound, type PublicScore } from "@/lib/evaluation/rounds/published";
import { findFrozenRound } from "@/lib/results/freezes/published";

/**
 * The check of a published round's official final, weights × section scores, as a trace; null where the round or its
 * instrument is not published. Items, answers and the other lanes are the city's own and are not in it.
 */
export async function getPublishedTrace(slug: string): Promise<ScoreTrace | null> {
  // A frozen round is traced from its document, as its page shows it.
  const round = (await findFrozenRound(slug))?.document.round ?? (await getPublishedRound(slug));
  if (!round?.instrument) return null;
  const { year, stage, instrument, final, sections } = round;
  const official = (score: PublicScore | null) =>
    score && { value: score.value, source: score.source, revision: score.revision };
  const facts = {
    round: { slug, year, stage },
    instrument,
    officialFinal: official(final),
    sections: sections.map(({ code, name, weight, score }) => ({
      code,
      name,
      weight,
      source: score?.source ?? "",
      pillarScores: false,
      official: official(score),
    })),
    pillars: [],
    items: [],
  };
  return traceOf(facts, "OFFICIAL");
}
