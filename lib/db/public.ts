import "server-only";
import { db } from "./client";
import type { PrismaClient } from "./generated/client";

const PUBLISHED = [
  "publishedPillar",
  "publishedAgency",
  "publishedInstrument",
  "publishedInstrumentSection",
  "publishedInstrumentBand",
  "publishedSubDimension",
  "publishedProgramme",
  "publishedProgressReport",
  "publishedIndicator",
  "publishedIndicatorTarget",
  "publishedIndexTarget",
  "publishedIndicatorValue",
  "publishedRound",
  "publishedScore",
  "publishedRoundRank",
  "publishedRecommendation",
  "publishedRecommendationReport",
  "publishedLegalDocument",
] as const;

export type PublicDb = Pick<PrismaClient, (typeof PUBLISHED)[number]>;

/**
 * All that a public page or the open API can read: database views of published rows and public columns.
 * There is no delegate here for a table, so an unpublished row is out of reach by type and by query.
 */
export function publicDb(): PublicDb {
  const client = db();
  return Object.fromEntries(PUBLISHED.map((name) => [name, client[name]])) as unknown as PublicDb;
}
