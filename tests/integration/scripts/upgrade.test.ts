import { execFileSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareSeals } from "../../../scripts/audit-seals";
import { databaseUrl as urlFor } from "../../../scripts/database-record";
import {
  checkKnownMigrations,
  countPendingMigrations,
  deployMigrations,
  withClient,
} from "../../../scripts/migrations";
import { ownerUrl } from "../../support/database";

const root = path.resolve(import.meta.dirname, "../../..");
const FIXTURE = path.join(root, "tests/fixtures/first-installation");
const FOUNDATION = "20261122000000_foundation";
const names = { old: `old_${process.env.VITEST_POOL_ID}`, fresh: `fresh_${process.env.VITEST_POOL_ID}` };
const maintenance = urlFor(ownerUrl(), "postgres");
const url = { old: urlFor(ownerUrl(), names.old), fresh: urlFor(ownerUrl(), names.fresh) };

const load = (DATABASE_URL: string) =>
  execFileSync("node", ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL },
  });

const rows = async (of: keyof typeof url, sql: string, values: unknown[] = []) =>
  withClient(url[of], async (client) => (await client.query(sql, values)).rows);

/** The database of an installation of the first commit, as its own migration and its own facts made it. */
async function makeFirstInstallation(): Promise<void> {
  const sql = readFileSync(path.join(FIXTURE, "foundation.sql"), "utf8");
  const facts = JSON.parse(readFileSync(path.join(FIXTURE, "facts.json"), "utf8")) as Record<string, object[]>;
  await withClient(url.old, async (client) => {
    await client.query(sql);
    await client.query("BEGIN");
    for (const [table, content] of Object.entries(facts)) {
      const name = pg.escapeIdentifier(table);
      await client.query(`INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1)`, [
        JSON.stringify(content),
      ]);
    }
    await client.query("COMMIT");
    await client.query(
      `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
         migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
         applied_steps_count integer NOT NULL DEFAULT 0)`,
    );
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), createHash("sha256").update(sql).digest("hex"), FOUNDATION],
    );
  });
}

/** What the city entered itself meanwhile: a revision of a shipped figure, a figure of its own, and an edited programme. */
async function enterData(): Promise<void> {
  await withClient(url.old, async (client) => {
    const people = ["officer", "steward"].map(() => randomUUID());
    const [officer, steward] = people;
    await client.query(
      `INSERT INTO users (id, email, name, role, "passwordHash", "agencyId") VALUES
        ($1, 'petugas@kota.test', 'Petugas', 'AGENCY', 'x', (SELECT id FROM agencies WHERE code = 'DLHKP')),
        ($2, 'walidata@kota.test', 'Walidata', 'STAFF', 'x', NULL)`,
      people,
    );
    const enter = async (code: string, period: string, value: string, supersedes: string | null) =>
      client.query(
        `INSERT INTO indicator_values (id, "indicatorId", "definitionId", period, value, certainty, source, status, revision, "revisionReason",
           "supersedesId", "createdById", "submittedAt", "submittedById", "verifiedAt", "verifiedById", "publishedAt", "publishedById")
         SELECT gen_random_uuid(), i.id, d.id, $2, $3, 'FINAL', 'Catatan kota', 'PUBLISHED', CASE WHEN $4::uuid IS NULL THEN 1 ELSE 2 END,
           CASE WHEN $4::uuid IS NULL THEN NULL ELSE 'Dihitung ulang' END, $4::uuid, $5, now(), $5, now(), $6, now(), $6
         FROM indicators i JOIN indicator_definitions d ON d."indicatorId" = i.id WHERE i.code = $1`,
        [code, period, value, supersedes, officer, steward],
      );
    const shipped = await client.query(
      `UPDATE indicator_values SET "supersededAt" = now() WHERE period = '2023' AND "indicatorId" = (SELECT id FROM indicators WHERE code = 'ENV-06') RETURNING id`,
    );
    await enter("ENV-06", "2023", "24", shipped.rows[0].id);
    const withdrawn = await client.query(
      `UPDATE indicator_values SET "supersededAt" = now() WHERE period = '2018' AND "indicatorId" = (SELECT id FROM indicators WHERE code = 'BRD-01') RETURNING id`,
    );
    await enter("BRD-01", "2018", "540", withdrawn.rows[0].id);
    await enter("ENV-01", "2024", "140", null);
    await client.query(`UPDATE programmes SET source = 'Buku program kota' WHERE slug = 'emas'`);
  });
}

/** Guests of a version that asked for no other password, of whom one chose one; the migration that asks runs on them anew. */
async function inviteGuests(): Promise<void> {
  const sql = readFileSync(path.join(root, "prisma/migrations/20261130010000_given_passwords/migration.sql"), "utf8");
  await withClient(url.old, async (client) => {
    for (const name of ["given", "chosen"]) {
      const id = randomUUID();
      await client.query(
        `INSERT INTO users (id, email, name, role, "passwordHash", "expiresAt", "roundId")
         SELECT $1, $2, $3, 'ASSESSOR', 'x', now() + interval '1 year', id FROM evaluation_rounds LIMIT 1`,
        [id, `${name}@kampus.example`, name],
      );
      if (name === "chosen")
        await client.query(
          `INSERT INTO audit_events (action, entity, "entityId", "actorId") VALUES ('changePassword', 'user', $1::text, $1::uuid)`,
          [id],
        );
    }
    await client.query(sql);
  });
}

beforeAll(async () => {
  await withClient(maintenance, async (client) => {
    for (const name of Object.values(names)) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${names.old} TEMPLATE template0`);
    await client.query(`CREATE DATABASE ${names.fresh} TEMPLATE enam_pilar STRATEGY file_copy`);
  });
  await makeFirstInstallation();
  await enterData();
  await deployMigrations(url.old);
  await inviteGuests();
  load(url.old);
  load(url.fresh);
}, 120_000);
afterAll(() =>
  withClient(maintenance, async (client) => {
    for (const name of Object.values(names)) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }),
);

/** The present facts as the public reads them, without what only says how they came there. */
const FACTS: Record<string, string> = {
  values: `SELECT i.code, v.period, v.value, v.certainty, v."breakInSeries", v.note, v."noteEn", v.source, v."publishedAt", v.shipped, v.cumulative
    FROM (SELECT p.*, d.cumulative FROM published_indicator_values p JOIN indicator_values t ON t.id = p.id JOIN indicator_definitions d ON d.id = t."definitionId") v
    JOIN indicators i ON i.id = v."indicatorId" WHERE v."supersededAt" IS NULL`,
  definitions: `SELECT i.code, d.number, d.current, d.cumulative, d.unit, d."formulaId" FROM indicator_definitions d JOIN indicators i ON i.id = d."indicatorId"`,
  programmes: `SELECT slug, name, source, "publishedAt", shipped FROM published_programmes`,
  rounds: `SELECT slug, phase, "heldOn", "letterNumber", "letterDate", note, "noteEn", source, "publishedAt", shipped FROM published_rounds`,
  scores: `SELECT r.slug, s.target, s.value, s.source, s."publishedAt", s.shipped FROM published_scores s JOIN evaluation_rounds r ON r.id = s."roundId" WHERE s."supersededAt" IS NULL`,
  recommendations: `SELECT year, stage, "order", text, source, status, "publishedAt", shipped FROM published_recommendations`,
  reports: `SELECT c.text AS of, p.text, p.status, p.source, p."publishedAt", p.shipped FROM published_recommendation_reports p JOIN recommendations c ON c.id = p."recommendationId"`,
  inside: `SELECT r.slug, c."order", c.state, c.status FROM recommendations c JOIN evaluation_rounds r ON r.id = c."roundId"`,
  documents: `SELECT type, number, year, title, "enactedOn", status, source, "publishedAt" FROM published_legal_documents`,
  targets: `SELECT i.code, t.year, t.value, t.source FROM indicator_targets t JOIN indicators i ON i.id = t."indicatorId" UNION ALL SELECT '', year, value, source FROM index_targets`,
  instruments: `SELECT i.code, i."questionnaireSource", s.code AS section, s.weight, s.source, s."pillarScores" FROM instruments i JOIN instrument_sections s ON s."instrumentId" = i.id`,
  items: `SELECT i.code AS of, q.code, q."order", q."textId", q."textEn", q.maximum, q.proposal FROM questionnaire_items q JOIN instruments i ON i.id = q."instrumentId"`,
  sources: `SELECT * FROM fact_sources`,
  agencies: `SELECT code, name, steward, "cityAgency" FROM agencies`,
};
const sorted = (found: object[]) => found.map((row) => JSON.stringify(row)).sort();

describe("an installation of the first commit, brought to the newest", () => {
  test.each(Object.keys(FACTS))("has the same %s as a new one, beside what the city entered", async (name) => {
    const [old, fresh] = await Promise.all([rows("old", FACTS[name] ?? ""), rows("fresh", FACTS[name] ?? "")]);
    const kept = (row: Record<string, unknown>) =>
      !(name === "values" && (!row.shipped || row.code === "ENV-06")) &&
      !(name === "programmes" && row.slug === "emas");
    expect(fresh.length).toBeGreaterThan(0);
    expect(sorted(old.filter(kept))).toEqual(sorted(fresh.filter(kept)));
  });

  test("keeps what the city entered, revised or edited itself", async () => {
    const own = await rows(
      "old",
      `SELECT i.code, v.period, v.value::float AS value, v.source FROM indicator_values v JOIN indicators i ON i.id = v."indicatorId"
       WHERE v."supersededAt" IS NULL AND NOT v.shipped ORDER BY i.code`,
    );
    expect(own).toEqual([
      { code: "BRD-01", period: "2018", value: 540, source: "Catatan kota" },
      { code: "ENV-01", period: "2024", value: 140, source: "Catatan kota" },
      { code: "ENV-06", period: "2023", value: 24, source: "Catatan kota" },
    ]);
    expect(await rows("old", `SELECT source FROM programmes WHERE slug = 'emas'`)).toEqual([
      { source: "Buku program kota" },
    ]);
  });

  test("has the same frozen documents, the earlier ones superseded and not rewritten", async () => {
    const sql = `SELECT DISTINCT ON (f."roundId") r.slug, f.revision, f."publicText" FROM round_freezes f JOIN evaluation_rounds r ON r.id = f."roundId" ORDER BY f."roundId", f.revision DESC`;
    const content = (found: { slug: string; publicText: string }[]) =>
      Object.fromEntries(
        found.map(({ slug, publicText }) => {
          const { internalSha256: _1, frozenAt: _2, round, ...document } = JSON.parse(publicText);
          // Of the final of 2023 the source was put right, which is a revision in the older installation.
          const { superseded: _3, final, ...rest } = round;
          // What the city measured itself is no shipped fact.
          const indicatorValues = document.indicatorValues.filter(
            (value: { source: string; indicator: string }) =>
              value.source !== "Catatan kota" && value.indicator !== "ENV-06",
          );
          const plain = indicatorValues.map((value: object) => ({ ...value, revision: 0 }));
          plain.sort((a: { indicator: string }, b: { indicator: string }) => a.indicator.localeCompare(b.indicator));
          return [
            slug,
            { ...document, indicatorValues: plain, round: { ...rest, final: final && { ...final, revision: 0 } } },
          ];
        }),
      );
    const [old, fresh] = await Promise.all([rows("old", sql), rows("fresh", sql)]);
    expect(Object.keys(content(fresh)).sort()).toEqual(["2019", "2020", "2021", "2022", "2023-1", "2023-2", "2024-1"]);
    expect(content(old)).toEqual(content(fresh));
  });

  test("tells each correction: a revision with its reason, a withdrawal in the open, a note where there are no revisions", async () => {
    const revised = await rows(
      "old",
      `SELECT v.revision, v."revisionReason" FROM indicator_values v JOIN indicators i ON i.id = v."indicatorId"
       WHERE i.code = 'SOC-06' AND v.period = '2020' ORDER BY v.revision`,
    );
    expect(revised.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(revised[1].revisionReason).toMatch(/^Sumber dibetulkan/);
    const withdrawn = await rows(
      "old",
      `SELECT i.code, v.period, w."movedTo" FROM value_withdrawals w JOIN indicator_values v ON v.id = w."valueId" JOIN indicators i ON i.id = v."indicatorId" ORDER BY 1, 2`,
    );
    // The city had revised BRD-01 of 2018 itself: its own figure is not for us to take back.
    expect(withdrawn).toEqual([
      { code: "BRD-01", period: "2015", movedTo: null },
      { code: "ENV-01", period: "2022-01", movedTo: "2022-02" },
      { code: "ENV-02", period: "2022-01", movedTo: "2022-02" },
      { code: "ENV-05", period: "2017", movedTo: "2016-12" },
      { code: "ENV-05", period: "2022-01", movedTo: "2022-02" },
      { code: "ENV-05", period: "2024-06", movedTo: "2024-07" },
    ]);
    expect(
      await rows("old", `SELECT before, after FROM fact_corrections WHERE key = '2024-1' AND field = 'heldOn'`),
    ).toEqual([{ before: "2024-06-25", after: "2024-06-24" }]);
    expect(await rows("fresh", "SELECT 1 FROM fact_corrections UNION ALL SELECT 1 FROM value_withdrawals")).toEqual([]);
  });

  test("is changed by nothing when the facts are loaded again", async () => {
    const counts = `SELECT (SELECT count(*) FROM audit_events) AS events, (SELECT count(*) FROM indicator_values) AS values,
      (SELECT count(*) FROM round_freezes) AS freezes, (SELECT count(*) FROM fact_corrections) AS corrections, (SELECT count(*) FROM fact_loads) AS loads`;
    const before = await rows("old", counts);
    load(url.old);
    expect(await rows("old", counts)).toEqual(before);
  });

  test("keeps what is closed closed: no correction without its line, none of what the city made", async () => {
    await expect(rows("old", `UPDATE evaluation_rounds SET note = 'x' WHERE slug = '2022'`)).rejects.toThrow(
      /never changed/,
    );
    await expect(rows("old", `UPDATE recommendations SET source = 'x'`)).rejects.toThrow(/never changed/);
    await expect(rows("old", `DELETE FROM fact_corrections`)).rejects.toThrow(/append-only/);
    await expect(rows("old", `UPDATE value_withdrawals SET "reasonId" = 'x'`)).rejects.toThrow(/append-only/);
    await expect(
      rows(
        "old",
        `INSERT INTO fact_loads (id, sha256) VALUES (gen_random_uuid(), 'x'); UPDATE evaluation_rounds SET note = 'x' WHERE slug = '2022'`,
      ),
    ).rejects.toThrow(/never changed/);
  });

  test("asks a guest for a password of their own where somebody else saw it, and nobody else", async () => {
    const asked = await rows("old", `SELECT email FROM users WHERE "passwordChangeRequired"`);
    expect(asked).toEqual([{ email: "given@kampus.example" }]);
  });

  test("has every migration, and an older program refuses it in one sentence", async () => {
    expect(await countPendingMigrations(url.old)).toBe(0);
    await checkKnownMigrations(url.old);
    await rows(
      "old",
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ('later', 'x', now(), '20991231000000_later', 1)`,
    );
    await expect(checkKnownMigrations(url.old)).rejects.toThrow(/newer than this program.*20991231000000_later/);
  });

  test("holds what its own record says, corrections of shipped facts among it", async () => {
    const report = await withClient(url.old, compareSeals);
    expect(report.rows).toBeGreaterThan(0);
    expect(report.faults).toEqual([]);
  });
});
