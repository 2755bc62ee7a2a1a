import "server-only";
import { db, type Transaction } from "./client";
import { Prisma } from "./generated/client";

/** A change by what finds and orders it. */
export type ChangeHead = { id: string; rowId: string | null; number: number | null };

/**
 * The newest of all changes, newest first. What a city has thousands of is read along its indexes, and no further than
 * asked: the day of a change is the later of its own and its subject's, so the newest are among the newest by their own day
 * and those that became public only with what they are about. The rest is some hundred rows. Without the first `skipped`,
 * which stay in the database: a stranger may ask for any page.
 */
export const findNewestChanges = (most: number, tx: Transaction = db(), skipped = 0): Promise<ChangeHead[]> =>
  tx.$queryRaw<ChangeHead[]>`
  WITH heads AS (
    (SELECT 'value ' || m.id AS id, m.id AS "rowId", NULL::integer AS number, m.at, 'INDICATOR' AS kind, i.code AS key
      FROM moments_of_values m JOIN published_indicators i ON i.id = m."aboutId"
      ORDER BY m.at DESC, i.code, m.id LIMIT ${most}::integer)
    UNION ALL
    (SELECT 'value ' || m.id, m.id, NULL, i."publishedAt", 'INDICATOR', i.code
      FROM published_indicators i, LATERAL (
        SELECT id FROM moments_of_values
        WHERE "aboutId" = i.id AND at < i."publishedAt" ORDER BY id LIMIT ${most}::integer) m
      ORDER BY i."publishedAt" DESC, i.code, m.id LIMIT ${most}::integer)
    UNION ALL
    (SELECT 'progress ' || m.id, m.id, NULL, m.at, 'PROGRAMME', g.slug
      FROM moments_of_progress m JOIN published_programmes g ON g.id = m."aboutId"
      ORDER BY m.at DESC, g.slug, m.id LIMIT ${most}::integer)
    UNION ALL
    (SELECT 'progress ' || m.id, m.id, NULL, g."publishedAt", 'PROGRAMME', g.slug
      FROM published_programmes g, LATERAL (
        SELECT id FROM moments_of_progress
        WHERE "aboutId" = g.id AND at < g."publishedAt" ORDER BY id LIMIT ${most}::integer) m
      ORDER BY g."publishedAt" DESC, g.slug, m.id LIMIT ${most}::integer)
    UNION ALL
    (SELECT 'recommendation REPORTED ' || m.id, m.id, NULL, m.at, 'RECOMMENDATION', ${RECOMMENDATION}
      FROM moments_of_reports m
      JOIN published_recommendations d ON d.id = m."aboutId"
      JOIN published_rounds r ON r.id = d."roundId"
      ORDER BY m.at DESC, ${RECOMMENDATION}, m.id LIMIT ${most}::integer)
    UNION ALL
    (SELECT 'recommendation REPORTED ' || m.id, m.id, NULL, d."publishedAt", 'RECOMMENDATION', ${RECOMMENDATION}
      FROM published_recommendations d
      JOIN published_rounds r ON r.id = d."roundId", LATERAL (
        SELECT id FROM moments_of_reports
        WHERE "aboutId" = d.id AND at < d."publishedAt" ORDER BY id LIMIT ${most}::integer) m
      WHERE NOT d.shipped
      ORDER BY d."publishedAt" DESC, ${RECOMMENDATION}, m.id LIMIT ${most}::integer)
    UNION ALL
    (SELECT 'answer ' || number, NULL, number, at, 'QUESTION', number::text
      FROM moments_of_answers ORDER BY at DESC, number::text LIMIT ${most}::integer)
    UNION ALL
    SELECT 'withdrawal ' || w."valueId", w."valueId", NULL, w.at, 'INDICATOR', i.code
    FROM published_value_withdrawals w
    CROSS JOIN LATERAL (SELECT "indicatorId" FROM published_indicator_values WHERE id = w."valueId" LIMIT 1) v
    JOIN published_indicators i ON i.id = v."indicatorId"
    UNION ALL
    SELECT c.id, c."rowId", NULL, c.at, c.kind, c.key FROM published_changes c
    WHERE c.what NOT IN ('value', 'progress', 'report', 'answer')
  ),
  later AS (SELECT DISTINCT ON (id) * FROM heads ORDER BY id, at DESC)
  SELECT id, "rowId", number FROM later ORDER BY at DESC, kind, key, id
  LIMIT ${most - skipped}::integer OFFSET ${skipped}::integer`;

const RECOMMENDATION = Prisma.sql`r.slug || '/' || d."order"`;

/** The newest changes of recommendations alone, newest first, in the same way: reports are what there is thousands of. */
export async function findNewestRecommendationChanges(most: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
  WITH heads AS (
    (SELECT m.id, m.at FROM moments_of_reports m JOIN published_recommendations d ON d.id = m."aboutId"
      ORDER BY m.at DESC, m.id DESC LIMIT ${most}::integer)
    UNION ALL
    (SELECT m.id, d."publishedAt"
      FROM published_recommendations d, LATERAL (
        SELECT id FROM moments_of_reports
        WHERE "aboutId" = d.id AND at < d."publishedAt" ORDER BY id DESC LIMIT ${most}::integer) m
      WHERE NOT d.shipped
      ORDER BY d."publishedAt" DESC, m.id DESC LIMIT ${most}::integer)
    UNION ALL
    SELECT id, at FROM published_recommendation_changes WHERE kind <> 'REPORTED'
  )
  SELECT id FROM heads GROUP BY id ORDER BY max(at) DESC, id DESC LIMIT ${most}::integer`;
  return rows.map(({ id }) => id);
}

/**
 * When each thing last changed, by its kind and key; of what shipped with the product nothing is known. Of what a city has
 * thousands of, the last one of each thing is read along its index.
 */
export const lastChanges = (): Promise<{ kind: string; key: string; at: Date }[]> =>
  db().$queryRaw<{ kind: string; key: string; at: Date }[]>`
  SELECT "kind", "key", max("at") AS "at" FROM (
    SELECT 'INDICATOR' AS kind, i.code AS key, m.at FROM published_indicators i, LATERAL (
      SELECT at FROM moments_of_values WHERE "aboutId" = i.id ORDER BY at DESC LIMIT 1) m
    UNION ALL
    SELECT 'PROGRAMME', g.slug, m.at FROM published_programmes g, LATERAL (
      SELECT at FROM moments_of_progress WHERE "aboutId" = g.id ORDER BY at DESC LIMIT 1) m
    UNION ALL
    SELECT 'RECOMMENDATION', ${RECOMMENDATION}, m.at
      FROM published_recommendations d JOIN published_rounds r ON r.id = d."roundId", LATERAL (
      SELECT at FROM moments_of_reports WHERE "aboutId" = d.id ORDER BY at DESC LIMIT 1) m
    UNION ALL
    SELECT 'QUESTION', number::text, at FROM moments_of_answers
    UNION ALL
    SELECT kind, key, at FROM published_changes WHERE what NOT IN ('value', 'progress', 'report', 'answer')
  ) t GROUP BY "kind", "key"`;
