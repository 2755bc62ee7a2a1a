import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { cache } from "react";
import type { Prisma, PrismaClient, PublishedIndicatorValue } from "@/lib/platform/db/generated/client";
import { apart, db, isWithin } from "./client";

const PUBLISHED = [
  "publishedCity",
  "publishedCityFile",
  "publishedAgencyName",
  "publishedAgencySuccession",
  "publishedLegalDocumentLink",
  "publishedSiteText",
  "publishedGlossaryTerm",
  "publishedPillar",
  "publishedAgency",
  "publishedKelurahan",
  "publishedKelurahanMap",
  "publishedKelurahanName",
  "publishedKelurahanSuccession",
  "publishedInstrument",
  "publishedInstrumentSection",
  "publishedInstrumentBand",
  "publishedInstrumentLevel",
  "publishedInstrumentPillar",
  "publishedSubDimension",
  "publishedProgramme",
  "publishedProgrammeSupport",
  "publishedProgrammePartner",
  "publishedProgrammeKelurahan",
  "publishedProgrammeYear",
  "publishedProgrammeMilestone",
  "publishedProgrammeFunding",
  "publishedProgressReport",
  "publishedIndicator",
  "publishedIndicatorTarget",
  "publishedTargetRevision",
  "publishedIndicatorDefinition",
  "publishedIndicatorFramework",
  "publishedIndicatorMove",
  "publishedIndexTarget",
  "publishedIndicatorValue",
  "publishedRound",
  "publishedOtherCityIndex",
  "publishedScore",
  "publishedRoundRank",
  "publishedRecommendation",
  "publishedRecommendationReport",
  "publishedRecommendationSupport",
  "publishedRecommendationChange",
  "publishedDecision",
  "publishedDecisionLink",
  "publishedTestimony",
  "publishedQuestion",
  "publishedLegalDocument",
  "publishedRoundFreeze",
  "publishedAuditHead",
  "publishedEvidence",
  "publishedSeal",
  "publishedProtection",
  "publishedFactSource",
  "publishedFactCorrection",
  "publishedValueWithdrawal",
  "publishedChange",
  "publishedLast",
] as const;

export type PublicDb = Pick<PrismaClient, (typeof PUBLISHED)[number]>;

/**
 * All that a public page or the open API can read: database views of published rows and public columns.
 * There is no delegate here for a table, so an unpublished row is out of reach by type and by query.
 */
export function publicDb(): PublicDb {
  return isWithin() ? viewsOf(db()) : askingOnce(viewsOf(db()));
}

type Reads = Map<string, Promise<unknown>>;

/** What one rendering has asked already; in a handler or a job, which render nothing, each time another. */
const asked = cache((): Reads => new Map());

const askedForAnswer = new AsyncLocalStorage<Reads>();

/** The same for an answer that is not rendered: its parts, too, ask independently of each other for pillars, rounds, agencies. */
export const askingOnceFor = <Value>(make: () => Promise<Value>): Promise<Value> => askedForAnswer.run(new Map(), make);

/** A list is read in cuts, of which each is let go of before the next one comes. */
const isCut = (given: unknown) => typeof given === "object" && given !== null && "take" in given;

/**
 * The same read is made once for a rendering: the page, its title and its parts ask independently of each other, and must
 * not show two states of the same thing.
 */
function once<Value>(name: string, given: unknown, read: () => Promise<Value>): Promise<Value> {
  const ofAnswer = askedForAnswer.getStore();
  if (ofAnswer && isCut(given)) return read();
  const reads = ofAnswer ?? asked();
  const key = `${name} ${JSON.stringify(given, (_, value) => (typeof value === "bigint" ? `${value}n` : value))}`;
  const known = reads.get(key) as Promise<Value> | undefined;
  // A promise of Prisma's asks again whenever it is awaited.
  const answer = known ?? Promise.resolve(read());
  reads.set(key, answer);
  return answer;
}

type Delegate = Record<string, (given?: unknown) => Promise<unknown>>;

const rememberingOf = new WeakMap<PublicDb, PublicDb>();

function askingOnce(views: PublicDb): PublicDb {
  const made = rememberingOf.get(views) ?? (Object.fromEntries(PUBLISHED.map(remembering)) as unknown as PublicDb);
  rememberingOf.set(views, made);
  return made;

  function remembering(name: (typeof PUBLISHED)[number]) {
    const delegate = views[name] as unknown as Delegate;
    const get = (_: unknown, operation: string) => (given?: unknown) =>
      once(`${name}.${operation}`, given, () => (delegate[operation] as Delegate[string])(given));
    return [name, new Proxy({}, { get })];
  }
}

const known = new WeakMap<object, PublicDb>();

/** The same views through a given client: what a transaction is about to publish, read as the public will read it. */
export function viewsOf(client: PrismaClient | Prisma.TransactionClient): PublicDb {
  const views =
    known.get(client) ?? (Object.fromEntries(PUBLISHED.map((name) => [name, client[name]])) as unknown as PublicDb);
  known.set(client, views);
  return views;
}

/**
 * The newest current values of the whole city, at most `perIndicator` for each indicator, newest first; of periods
 * that end together the longer first, as `comparePeriods` has it. In SQL because years of months are never needed
 * to show a latest value.
 */
export function recentPublishedValues(
  indicatorIds: readonly string[],
  perIndicator: number,
): Promise<PublishedIndicatorValue[]> {
  const read = () => db().$queryRaw<PublishedIndicatorValue[]>`
    SELECT recent.* FROM unnest(${[...indicatorIds]}::uuid[]) AS wanted("id") CROSS JOIN LATERAL (
      SELECT v.* FROM "published_indicator_values" v
      WHERE v."indicatorId" = wanted."id" AND v."supersededAt" IS NULL AND v."kelurahanId" IS NULL
      ORDER BY v."periodEnd" DESC, length(v."period"), v."period" COLLATE "C" DESC
      LIMIT ${perIndicator}
    ) AS recent`;
  return isWithin() ? read() : once("recentPublishedValues", [indicatorIds, perIndicator], read);
}

// Of the views alone, too; apart for its length.
export { type ChangeHead, findNewestChanges, findNewestRecommendationChanges, lastChanges } from "./newest-changes";

/** When anything was published last, of all that the city itself published: shipped facts are no news. */
export async function lastPublication(): Promise<Date | null> {
  return (await publicDb().publishedLast.findFirst())?.at ?? null;
}

/** The same as the site had them at a moment: published by then, and nothing else in their place yet. */
export function publishedValuesOn(
  indicatorIds: readonly string[],
  until: Date,
  perIndicator: number,
): Promise<PublishedIndicatorValue[]> {
  return db().$queryRaw<PublishedIndicatorValue[]>`
    SELECT recent.* FROM unnest(${[...indicatorIds]}::uuid[]) AS wanted("id") CROSS JOIN LATERAL (
      SELECT v.* FROM "published_indicator_values" v
      WHERE v."indicatorId" = wanted."id" AND v."kelurahanId" IS NULL
        AND (v."publishedAt" IS NULL OR v."publishedAt" <= ${until}) AND (v."supersededAt" IS NULL OR v."supersededAt" > ${until})
      ORDER BY v."periodEnd" DESC, length(v."period"), v."period" COLLATE "C" DESC
      LIMIT ${perIndicator}
    ) AS recent`;
}

/** A published recommendation, those it came from and those that brought it back, along published links only. */
export async function publishedChainIds(id: string, longest: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH RECURSIVE before AS (
      SELECT "id", "forerunnerId", 0 AS depth FROM "published_recommendations" WHERE "id" = ${id}::uuid
      UNION ALL SELECT f."id", f."forerunnerId", b.depth + 1 FROM before b JOIN "published_recommendations" f ON f."id" = b."forerunnerId" WHERE b.depth < ${longest}
    ), later AS (
      SELECT "id", 0 AS depth FROM "published_recommendations" WHERE "id" = ${id}::uuid
      UNION ALL SELECT s."id", l.depth + 1 FROM later l JOIN "published_recommendations" s ON s."forerunnerId" = l."id" WHERE l.depth < ${longest}
    ) SELECT "id" FROM before UNION SELECT "id" FROM later`;
  return rows.map((row) => row.id);
}

/**
 * What is committed, as one short text: it differs whenever any transaction has become visible since, so that an
 * answer kept under it is as good as a new one. It costs the database no read of a table.
 */
export async function visibleState(): Promise<string> {
  const [row] = await db().$queryRaw<{ state: string }[]>`SELECT pg_current_snapshot()::text AS "state"`;
  if (!row) throw new Error("The database did not say its state");
  return row.state;
}

/** A read beside whatever transaction is under way, for what is kept for longer than one lasts. */
export const readApart = <Value>(read: (views: PublicDb) => Promise<Value>): Promise<Value> =>
  apart(() => read(publicDb()));
