import "server-only";
import type { Findable, FoundKind } from "@/lib/platform/areas/findable";
import { Prisma } from "@/lib/platform/db/generated/client";
import { db, type Transaction } from "./client";

/** What one statement of a search may take, and one that writes the index, in milliseconds: no question holds the database. */
const PATIENCE = { read: 2000, write: 8000 } as const;
/** One process at a time writes the index; any number, known to nobody else. */
const LOCK = 20_261_201;
/** Rows written by one statement: each is taken apart into words six times. */
const BATCH = 1000;
/** Words near to one that was mistyped, to choose from. */
const NEAR = 60;

// One for the process: each bundle of Next's has a copy of this module.
const kept = globalThis as unknown as { enamPilarSearch?: Promise<void>; enamPilarSearchCompared?: boolean };

/** The columns of a row as they are compared: what is the same is not written again. */
const COLUMNS = ["titleId", "titleEn", "names", "textId", "textEn", "at"].map((name) => `"${name}"`);
const of = (table: string) => COLUMNS.map((name) => `${table}.${name}`).join(", ");

/**
 * Brings the index to what the public views say now, if anything that they read was changed since it was last written: what
 * is published is found at once, and what was taken back is gone from the very next search. Only what differs is written. The
 * trigger note_search_change of every table behind those views says that there is something to compare; a process also
 * compares once by itself, for an upgrade may tell the same rows in other words.
 */
export async function bringSearchUpToDate(findable: readonly Findable[]): Promise<void> {
  const mine = (kept.enamPilarSearch ?? Promise.resolve()).then(async () => {
    const changes = await db().$queryRaw<{ id: bigint }[]>`SELECT "id" FROM search_changes`;
    if (changes.length === 0 && kept.enamPilarSearchCompared) return;
    await writeDifference(findable, changes);
    kept.enamPilarSearchCompared = true;
  });
  kept.enamPilarSearch = mine.catch(() => {});
  await mine;
}

async function writeDifference(findable: readonly Findable[], changes: readonly { id: bigint }[]): Promise<void> {
  let written = 0;
  for (let last = BATCH; last >= BATCH; written += last) last = await writeBatch(findable);
  if (written > 0) await writeVocabulary();
  // Those alone that were seen before the views were read: a later one may tell of something newer.
  await db().$executeRaw`DELETE FROM search_changes WHERE "id" = ANY(${changes.map(({ id }) => id)}::bigint[])`;
}

/** The texts of the statement are the rooms' own; nothing that anybody typed is among them. */
function writeBatch(findable: readonly Findable[]): Promise<number> {
  const there = findable
    .map(({ kind, rows }) => `SELECT '${kind}' AS "kind", r.* FROM (${rows}) r`)
    .join(" UNION ALL ");
  return patiently(PATIENCE.write, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)::text`;
    // Of an index that is being filled the planner knows nothing, and would go through all rows for each of them.
    await tx.$queryRaw`SELECT set_config('enable_nestloop', 'off', true)`;
    const [row] = await tx.$queryRawUnsafe<{ written: number }[]>(`
      WITH there AS MATERIALIZED (${there}),
      gone AS (
        DELETE FROM search_entries e WHERE NOT EXISTS (SELECT FROM there t WHERE t."kind" = e."kind" AND t."key" = e."key")
        RETURNING 1
      ),
      come AS (
        INSERT INTO search_entries ("kind", "key", ${COLUMNS.join(", ")})
        SELECT t."kind", t."key", ${of("t")} FROM there t
        LEFT JOIN search_entries e ON e."kind" = t."kind" AND e."key" = t."key"
        WHERE e."key" IS NULL OR (${of("t")}) IS DISTINCT FROM (${of("e")})
        LIMIT ${BATCH}
        ON CONFLICT ("kind", "key") DO UPDATE SET ${COLUMNS.map((name) => `${name} = EXCLUDED.${name}`).join(", ")}
        RETURNING 1
      )
      SELECT (SELECT count(*) FROM come)::int + (SELECT count(*) FROM gone)::int AS "written"`);
    return row?.written ?? 0;
  });
}

function writeVocabulary(): Promise<unknown> {
  return patiently(
    PATIENCE.write,
    (tx) => tx.$executeRaw`
    WITH words AS MATERIALIZED (
      SELECT "word" FROM ts_stat('SELECT plain FROM search_entries') WHERE "word" ~ '^[[:alpha:]]{3,40}$'
    ), gone AS (
      DELETE FROM search_vocabulary v WHERE NOT EXISTS (SELECT FROM words w WHERE w."word" = v."word")
    )
    INSERT INTO search_vocabulary ("word") SELECT "word" FROM words ON CONFLICT ("word") DO NOTHING`,
  );
}

async function patiently<Value>(milliseconds: number, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  // A search never goes through all rows: taking each one's words out of store costs more than any index.
  const allRows = milliseconds === PATIENCE.read ? "off" : "on";
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('statement_timeout', ${`${milliseconds}`}, true), set_config('enable_seqscan', ${allRows}, true)`;
    return work(tx);
  });
}

/** A word as it stands, by its stem in either language, and as the beginning of one. */
const term = (word: string) => Prisma.sql`(
  plainto_tsquery('simple', ${word}) || plainto_tsquery('indonesian', ${word}) || plainto_tsquery('english', ${word})
  || to_tsquery('simple', ${/^\p{L}{3,}$/u.test(word) ? `${word}:*` : ""}))`;

/** Which of some words stand anywhere in what is published. */
export async function wordsThatStand(words: readonly string[]): Promise<string[]> {
  const looked = words.map((word) => Prisma.sql`EXISTS (SELECT FROM search_entries WHERE "words" @@ ${term(word)})`);
  const [row] = await patiently(
    PATIENCE.read,
    (tx) => tx.$queryRaw<{ stand: boolean[] }[]>`SELECT ARRAY[${Prisma.join(looked)}] AS "stand"`,
  );
  return words.filter((_, at) => row?.stand[at]);
}

/** Words of what is published that share the most triples of letters with one that was typed. */
export async function wordsLike(word: string): Promise<string[]> {
  const rows = await patiently(PATIENCE.read, async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.similarity_threshold', '0.15', true)`;
    return tx.$queryRaw<{ word: string }[]>`
      SELECT "word" FROM search_vocabulary
      WHERE "word" % ${word} AND length("word") BETWEEN length(${word}) - 2 AND length(${word}) + 2
      ORDER BY similarity("word", ${word}) DESC, "word" LIMIT ${NEAR}`;
  });
  return rows.map((row) => row.word);
}

export interface FoundRow {
  kind: FoundKind;
  key: string;
  titleId: string;
  titleEn: string;
  /** Where the words stand, in the reader's language, the words between the two signs MARKS. */
  excerpt: string;
  at: Date | null;
  /** Of its kind. */
  total: number;
  rank: number;
}

/** Around a word that was found in an excerpt; no text of ours holds them (the door takes control characters away). */
export const MARKS = ["\u0002", "\u0003"] as const;

export interface Wanted {
  words: readonly string[];
  /** Every word has to stand there, or one of them is enough. */
  every: boolean;
  locale: "id" | "en";
  kind?: FoundKind | undefined;
  /** Of each kind. */
  from: number;
  count: number;
}

/** The best of each kind; what is called exactly like that stands before all else. */
export async function findEntries({ words, every, locale, kind, from, count }: Wanted): Promise<FoundRow[]> {
  const all = words
    .map(term)
    .reduce((one, other) => (every ? Prisma.sql`${one} && ${other}` : Prisma.sql`${one} || ${other}`));
  const any = Prisma.join(words.map(term), " || ");
  // Where nothing has every word, what has more of them stands before what has fewer.
  const several = every
    ? Prisma.sql`0`
    : Prisma.join(
        words.map((word) => Prisma.sql`(e."words" @@ ${term(word)})::int`),
        " + ",
      );
  const language = locale === "id" ? Prisma.sql`'indonesian'` : Prisma.sql`'english'`;
  const text = locale === "id" ? Prisma.sql`f."textId"` : Prisma.sql`f."textEn"`;
  const options = `StartSel=${MARKS[0]}, StopSel=${MARKS[1]}, MaxWords=28, MinWords=14, ShortWord=2`;
  return patiently(
    PATIENCE.read,
    (tx) => tx.$queryRaw<FoundRow[]>`
    WITH found AS (
      SELECT e."kind", e."key", ts_rank(e."named", ${any}, 1)
        + (${words.join(" ")} IN (lower(e."titleId"), lower(e."titleEn")))::int + ${several} AS "rank"
      FROM search_entries e WHERE e."words" @@ (${all}) AND (${kind ?? null}::text IS NULL OR e."kind" = ${kind ?? null})
    ), placed AS (
      SELECT *, count(*) OVER (PARTITION BY "kind")::int AS "total",
        row_number() OVER (PARTITION BY "kind" ORDER BY "rank" DESC, "key") AS "place" FROM found
    )
    SELECT p."kind", p."key", f."titleId", f."titleEn", f."at", p."total", p."rank"::float8 AS "rank",
      ts_headline(${language}::regconfig, left(${text}, 2000), ${any}, ${options}) AS "excerpt"
    FROM placed p JOIN search_entries f ON f."kind" = p."kind" AND f."key" = p."key"
    WHERE p."place" > ${from} AND p."place" <= ${from + count}
    ORDER BY p."place", p."rank" DESC`,
  );
}

/** What came last to the public, newest first, for feeds and for the list of addresses. */
export async function newestEntries(count: number): Promise<Omit<FoundRow, "excerpt" | "total" | "rank">[]> {
  return db().$queryRaw`
    SELECT "kind", "key", "titleId", "titleEn", "at" FROM search_entries
    WHERE "at" IS NOT NULL ORDER BY "at" DESC, "kind", "key" LIMIT ${count}`;
}
