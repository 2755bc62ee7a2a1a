// Compares what is frozen, published or proves something with the events that recorded it (docs/decisions/0016): the seals
// that the database made, and before there were seals the events of the steps themselves. Nothing here asks the database's
// own functions, which whoever can change a row could change as well.
import { createHash } from "node:crypto";
import type pg from "pg";

interface Sealed {
  /** What one row is called, in SQL over the row `t`. */
  name: string;
  /** Rows that must have a seal, in SQL over the row `t`. */
  when: string;
  /** The step's event that holds the row too, and columns to compare with it. */
  step?: { entity: string; action: string; numbers: string[]; texts: string[] };
}

const round = `(SELECT r."slug" FROM public."evaluation_rounds" r WHERE r."id" = t."roundId")`;
const programme = `(SELECT p."slug" FROM public."programmes" p WHERE p."id" = t."programmeId")`;
const published = `t."publishedAt" IS NOT NULL`;

const SEALED: Record<string, Sealed> = {
  round_freezes: { name: `'frozen round ' || ${round} || ' revision ' || t."revision"`, when: "true" },
  official_results: {
    name: `'official result of ' || ${round} || ' revision ' || t."revision"`,
    when: `t."status" = 'CONFIRMED'`,
    step: { entity: "officialResult", action: "confirm", numbers: [], texts: ["letterNumber", "content", "reason"] },
  },
  scores: { name: `'official score ' || t."target" || ' of ' || ${round}`, when: published },
  evaluation_rounds: { name: `'round ' || t."slug"`, when: `t."phase" = 'PUBLISHED'` },
  round_ranks: {
    name: `'rank ' || t."scope" || ' of ' || ${round}`,
    when: `EXISTS (SELECT 1 FROM public."evaluation_rounds" r WHERE r."id" = t."roundId" AND r."phase" = 'PUBLISHED')`,
  },
  progress_reports: {
    name: `'progress report ' || ${programme} || ' ' || t."period"`,
    when: published,
    step: {
      entity: "progressReport",
      action: "publish",
      numbers: ["physicalPercent"],
      texts: ["period", "done", "obstacles", "nextStep"],
    },
  },
  programme_years: {
    name: `'year ' || t."year" || ' of ' || ${programme}`,
    when: published,
  },
  programme_milestones: { name: `'milestone ' || t."number" || ' of ' || ${programme}`, when: published },
  programme_funding: { name: `'funding ' || t."fund" || ' ' || t."year" || ' of ' || ${programme}`, when: published },
  indicator_values: {
    name: `'value ' || (SELECT i."code" FROM public."indicators" i WHERE i."id" = t."indicatorId") || ' ' || t."period"`,
    when: published,
    step: {
      entity: "indicatorValue",
      action: "publish",
      numbers: ["value", "numerator", "denominator"],
      texts: ["period", "source", "certainty"],
    },
  },
  recommendation_reports: { name: `'report on recommendation ' || t."recommendationId"`, when: published },
  evidence_files: { name: `'evidence file ' || t."id"`, when: "true" },
  evidence: {
    name: `'evidence ' || t."id"`,
    when: "true",
    step: { entity: "evidence", action: "add", numbers: [], texts: ["fileId", "url"] },
  },
};

export interface SealReport {
  /** How many rows were compared, and how many of them only with a baseline of the day of the upgrade. */
  rows: number;
  baseline: number;
  /** What differs, one sentence each. */
  faults: string[];
  /** Rows that a migration put right and sealed a second time, with its reason. */
  again: string[];
}

const LONGEST = 80;
const short = (text: string | null) =>
  text === null ? "nothing" : text.length > LONGEST ? `"${text.slice(0, LONGEST)}…"` : `"${text}"`;

/** In one snapshot, or the rows could be newer than the events. */
export async function compareSeals(client: pg.Client): Promise<SealReport> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await compareRows(client);
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The same within the caller's transaction. */
export async function compareRows(client: pg.Client): Promise<SealReport> {
  const report: SealReport = { rows: 0, baseline: 0, faults: [], again: [] };
  for (const [table, sealed] of Object.entries(SEALED)) await compareTable(client, table, sealed, report);
  await compareFrozenTexts(client, report);
  return report;
}

async function compareTable(client: pg.Client, table: string, sealed: Sealed, report: SealReport): Promise<void> {
  const seals = `SELECT e."id", e."action", e."entityId", e."after", e."before",
      row_number() OVER (PARTITION BY e."entityId" ORDER BY e."id") AS nth,
      row_number() OVER (PARTITION BY e."entityId" ORDER BY e."id" DESC) AS from_last
    FROM public."audit_events" e WHERE e."action" LIKE 'seal%' AND e."entity" = '${table}'`;
  const { rows: counted } = await client.query<{ rows: number; baseline: number }>(
    `SELECT count(*)::int AS rows, count(*) FILTER (WHERE s."action" = 'sealBaseline')::int AS baseline FROM (${seals}) s WHERE s.nth = 1`,
  );
  report.rows += counted[0]?.rows ?? 0;
  report.baseline += counted[0]?.baseline ?? 0;

  const { rows: changed } = await client.query<Difference>(
    `SELECT ${sealed.name} AS name, s."id"::text AS event, k AS column, s."after" ->> k AS was, to_jsonb(t) ->> k AS is
       FROM (${seals}) s JOIN public."${table}" t ON t."id"::text = s."entityId", jsonb_object_keys(s."after") k
      WHERE s.from_last = 1 AND (s."after" -> k) IS DISTINCT FROM (to_jsonb(t) -> k) ORDER BY s."id", k`,
  );
  report.faults.push(...changed.map(asSentence));

  const { rows: gone } = await client.query<{ event: string; id: string }>(
    `SELECT s."id"::text AS event, s."entityId" AS id FROM (${seals}) s
      WHERE s.nth = 1 AND NOT EXISTS (SELECT 1 FROM public."${table}" t WHERE t."id"::text = s."entityId")`,
  );
  report.faults.push(...gone.map(({ event, id }) => `${table} ${id}, recorded by event ${event}, was removed.`));

  const { rows: added } = await client.query<{ name: string; id: string }>(
    `SELECT ${sealed.name} AS name, t."id"::text AS id FROM public."${table}" t WHERE ${sealed.when}
       AND NOT EXISTS (SELECT 1 FROM public."audit_events" e WHERE e."action" LIKE 'seal%' AND e."entity" = '${table}' AND e."entityId" = t."id"::text)`,
  );
  report.faults.push(
    ...added.map(({ name, id }) => `${name} (${id}) was put in past the record: no event recorded it.`),
  );

  const { rows: twice } = await client.query<{ event: string; id: string; action: string; reason: string | null }>(
    `SELECT s."id"::text AS event, s."entityId" AS id, s."action", s."before" ->> 'reason' AS reason FROM (${seals}) s WHERE s.nth > 1`,
  );
  for (const { event, id, action, reason } of twice) {
    if (action === "sealAgain")
      report.again.push(`${table} ${id} was put right by the owner (event ${event}): ${reason}`);
    else report.faults.push(`${table} ${id} was recorded a second time by event ${event}, which nothing of ours does.`);
  }
  if (sealed.step) report.faults.push(...(await compareSteps(client, table, sealed)));
}

type Difference = { name: string; event: string; column: string; was: string | null; is: string | null };

const asSentence = ({ name, event, column, was, is }: Difference) =>
  `${name}: ${column} was ${short(was)} when event ${event} recorded it, and is ${short(is)} now.`;

/** Rows of before the seals: the step's own event holds them as well. A row that the owner put right is left to its seal. */
async function compareSteps(client: pg.Client, table: string, { name, step }: Sealed): Promise<string[]> {
  if (!step) return [];
  const rowOf = (key: string) => `to_jsonb(t) -> '${key}'`;
  const checks = [
    ...step.numbers.map((key) => ({
      key,
      differs: `(e."after" ->> '${key}')::numeric IS DISTINCT FROM (to_jsonb(t) ->> '${key}')::numeric`,
    })),
    ...step.texts.map((key) => ({
      key,
      differs: `nullif(e."after" -> '${key}', 'null') IS DISTINCT FROM nullif(${rowOf(key)}, 'null')`,
    })),
  ];
  const { rows } = await client.query<Difference>(
    checks
      .map(
        ({ key, differs }) =>
          `SELECT ${name} AS name, e."id"::text AS event, '${key}' AS column, e."after" ->> '${key}' AS was, to_jsonb(t) ->> '${key}' AS is
             FROM public."audit_events" e JOIN public."${table}" t ON t."id"::text = e."entityId"
             JOIN public."audit_events" b ON b."entity" = '${table}' AND b."entityId" = e."entityId" AND b."action" = 'sealBaseline' AND b."id" > e."id"
            WHERE e."entity" = '${step.entity}' AND e."action" = '${step.action}' AND e."after" ? '${key}' AND ${differs}
              AND NOT EXISTS (SELECT 1 FROM public."audit_events" a WHERE a."entity" = '${table}' AND a."entityId" = e."entityId" AND a."action" = 'sealAgain')`,
      )
      .join(" UNION ALL "),
  );
  return rows.map(asSentence);
}

/** The hashes of the very texts, and what the freezing itself wrote into the log. */
async function compareFrozenTexts(client: pg.Client, report: SealReport): Promise<void> {
  const { rows } = await client.query<{
    name: string;
    roundId: string;
    revision: number;
    publicText: string;
    internalText: string;
    publicSha256: string;
    internalSha256: string;
  }>(`SELECT ${SEALED.round_freezes?.name} AS name, t.* FROM public."round_freezes" t ORDER BY t."createdAt"`);
  const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
  for (const row of rows) {
    if (sha256(row.publicText) !== row.publicSha256)
      report.faults.push(`${row.name}: its public text does not have its hash.`);
    if (sha256(row.internalText) !== row.internalSha256)
      report.faults.push(`${row.name}: its internal text does not have its hash.`);
    const { rows: events } = await client.query<{ event: string; publicSha256: string; internalSha256: string }>(
      `SELECT e."id"::text AS event, e."after" ->> 'publicSha256' AS "publicSha256", e."after" ->> 'internalSha256' AS "internalSha256"
         FROM public."audit_events" e WHERE e."entity" = 'evaluationRound' AND e."entityId" = $1 AND e."action" = 'freezeRound' AND (e."after" ->> 'revision')::int = $2`,
      [row.roundId, row.revision],
    );
    const [event] = events;
    if (!event) report.faults.push(`${row.name}: no event says that it was frozen.`);
    for (const column of ["publicSha256", "internalSha256"] as const)
      if (event && event[column] !== row[column])
        report.faults.push(
          asSentence({ name: row.name, event: event.event, column, was: event[column], is: row[column] }),
        );
  }
}
