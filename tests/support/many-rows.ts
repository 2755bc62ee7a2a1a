import { asOwner } from "./database";

/** More than a table may have that is gone through from one end to the other. */
export const MANY = 10_000;

const SERIES = "generate_series(1, 12000) n";
const MONTHS = "generate_series('2016-01-01'::timestamp, '2025-12-01', '1 month') month";
// People do not answer everything in one moment; what they do is found by its time.
const AT_ITS_TIME = `'publishedAt', now() - (r.o * 3 + n) * interval '1 hour'`;
const OF_MONTH = `'period', to_char(month, 'YYYY-MM'), 'periodEnd', (month + interval '1 month - 1 day')::date, 'publishedAt', month + interval '2 months'`;

/**
 * Copies of one row `t`, each with other values by column. Planted as the owner: what a row's making does beside it (notices,
 * seals, checks) is tested elsewhere, and takes minutes.
 */
const plant = (table: string, like: string, values: string, many: string): string[] => [
  `ALTER TABLE ${table} DISABLE TRIGGER USER`,
  `INSERT INTO ${table} SELECT copy.* FROM (SELECT * FROM ${table} WHERE ${like} LIMIT 1) t, ${many},
     LATERAL jsonb_populate_record(t::${table}, jsonb_build_object('id', gen_random_uuid(), ${values})) copy`,
  `ALTER TABLE ${table} ENABLE TRIGGER USER`,
];

/**
 * What a city has after ten years beside the small one of makeCity: figures, reports, recommendations, questions, evidence
 * and events, each in more rows than anybody may go through for one page.
 */
export async function plantMany(): Promise<void> {
  await asOwner(
    ...plant(
      "programmes",
      "slug = 'terbuka'",
      "'slug', 'banyak-' || n, 'name', 'Banyak ' || n",
      "generate_series(1, 200) n",
    ),
    ...plant("indicators", "code = 'UJI-01'", "'code', 'BNY-' || n", "generate_series(1, 200) n"),
    ...plant(
      "indicator_definitions",
      `"indicatorId" = (SELECT id FROM indicators WHERE code = 'UJI-01')`,
      `'indicatorId', i.id, 'frequency', 'MONTHLY'`,
      "(SELECT id FROM indicators WHERE code LIKE 'BNY-%') i",
    ),
    ...plant(
      "indicator_values",
      `status = 'PUBLISHED' AND "supersededAt" IS NULL AND "supersedesId" IS NULL`,
      `'indicatorId', d."indicatorId", 'definitionId', d.id, ${OF_MONTH}`,
      `(SELECT d.* FROM indicator_definitions d JOIN indicators i ON i.id = d."indicatorId" WHERE i.code LIKE 'BNY-%') d, ${MONTHS}`,
    ),
    ...plant(
      "progress_reports",
      `status = 'PUBLISHED' AND "supersededAt" IS NULL`,
      `'programmeId', p.id, 'supersedesId', NULL, 'revision', 1, 'revisionReason', NULL, ${OF_MONTH}`,
      `(SELECT id FROM programmes WHERE slug LIKE 'banyak-%') p, ${MONTHS}`,
    ),
    ...plant(
      "recommendations",
      "text = 'Terbitkan Perwali'",
      "'order', n + 10, 'text', 'Rekomendasi ' || n",
      "generate_series(1, 5000) n",
    ),
    ...plant(
      "recommendation_reports",
      `"publishedAt" IS NOT NULL`,
      `'recommendationId', r.id, 'text', 'Laporan ' || n, ${AT_ITS_TIME}`,
      `(SELECT id, "order" AS o FROM recommendations WHERE text LIKE 'Rekomendasi %') r, generate_series(1, 3) n`,
    ),
    ...plant(
      "public_questions",
      "status = 'PUBLISHED'",
      `'number', n + 1000, 'publishedAt', now() - n * interval '1 hour'`,
      SERIES,
    ),
    ...plant(
      "evidence",
      `"checkedById" IS NOT NULL AND "removedById" IS NULL AND "progressReportId" IS NOT NULL`,
      "'progressReportId', r.id",
      "(SELECT id FROM progress_reports LIMIT 12000) r",
    ),
    `ALTER TABLE audit_events DISABLE TRIGGER USER`,
    `INSERT INTO audit_events (at, "actorId", action, entity, "entityId", after)
       SELECT now() - n * interval '1 minute', u.id, 'update', 'indicatorValue', gen_random_uuid()::text, '{}' FROM (SELECT id FROM users LIMIT 1) u, ${SERIES}`,
    `ALTER TABLE audit_events ENABLE TRIGGER USER`,
    "ALTER TABLE audit_links DISABLE TRIGGER USER",
    `INSERT INTO audit_links (position, "eventId", "previousHash", hash)
       SELECT (SELECT coalesce(max(position), 0) FROM audit_links) + row_number() OVER (ORDER BY e.id), e.id, repeat('0', 64), repeat('1', 64)
         FROM audit_events e LEFT JOIN audit_links l ON l."eventId" = e.id WHERE l.position IS NULL`,
    "ALTER TABLE audit_links ENABLE TRIGGER USER",
    "ANALYZE",
  );
}
