import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAuditChain } from "../../../scripts/audit-chain";
import { compareSeals } from "../../../scripts/audit-seals";
import { databaseUrl as urlFor } from "../../../scripts/database-record";
import { withClient } from "../../../scripts/migrations";
import { projectRoot } from "../../../scripts/operator";
import { ownerUrl } from "../../support/database";

const FIRST_WITH_SEALS = "20261129030000";
const name = `upgrade_${process.pid}`;
const url = urlFor(ownerUrl(), name);
const folder = path.join(projectRoot, "prisma/migrations");

async function apply(client: pg.Client, wanted: (migration: string) => boolean): Promise<void> {
  // One statement string is one transaction, as `prisma migrate deploy` sends it.
  for (const migration of (await readdir(folder)).filter((one) => /^\d/.test(one) && wanted(one)).sort())
    await client.query(await readFile(path.join(folder, migration, "migration.sql"), "utf8"));
}

const maintenance = (sql: string) => withClient(urlFor(ownerUrl(), "postgres"), (client) => client.query(sql));
beforeAll(() => maintenance(`CREATE DATABASE ${name} TEMPLATE template0`));
afterAll(() => maintenance(`DROP DATABASE ${name} WITH (FORCE)`));

test("rows from before there were seals get a baseline that says so, and what earlier events told of them is compared too", async () => {
  await withClient(url, async (client) => {
    await apply(client, (migration) => migration < FIRST_WITH_SEALS);
    await client.query(`
      INSERT INTO agencies (id, code, name, "shortName") VALUES ('00000000-0000-7000-8000-00000000000a', 'DLHKP', 'x', 'x');
      INSERT INTO pillars (id, code, slug, "order", name, "focusId", "focusEn") VALUES ('00000000-0000-7000-8000-00000000000b', 'ENV', 'env', 1, 'x', 'x', 'x');
      INSERT INTO indicators (id, code, "pillarId", "agencyId", "nameId", "nameEn", "publishedAt")
        VALUES ('00000000-0000-7000-8000-00000000000c', 'ENV-02', '00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000a', 'x', 'x', now());
      INSERT INTO indicator_definitions (id, "indicatorId", number, unit, decimals, polarity, frequency, aggregation, "formulaId", "dataSource")
        VALUES ('00000000-0000-7000-8000-00000000000d', '00000000-0000-7000-8000-00000000000c', 1, 'unit', 0, 'HIGHER', 'MONTHLY', 'LAST', 'x', 'x');
      INSERT INTO indicator_values (id, "indicatorId", "definitionId", period, value, source, status, "publishedAt")
        SELECT id::uuid, '00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-00000000000d', period, 12, 'uji', 'PUBLISHED', now()
          FROM (VALUES ('00000000-0000-7000-8000-000000000001', '2022-01'), ('00000000-0000-7000-8000-000000000002', '2022-02')) AS v (id, period);
      -- One was said otherwise when it was published: it was rewritten before the upgrade.
      INSERT INTO audit_events (action, entity, "entityId", after) VALUES
        ('publish', 'indicatorValue', '00000000-0000-7000-8000-000000000001', '{"value": "12", "period": "2022-01", "source": "uji"}'),
        ('publish', 'indicatorValue', '00000000-0000-7000-8000-000000000002', '{"value": "11", "period": "2022-02", "source": "uji"}')`);
    await apply(client, (migration) => migration >= FIRST_WITH_SEALS);
    expect(await verifyAuditChain(client)).toMatchObject({ holds: true, events: 4 });
    const report = await compareSeals(client);
    expect(report).toMatchObject({ rows: 2, baseline: 2 });
    expect(report.faults).toEqual([
      expect.stringMatching(/^value ENV-02 2022-02: value was "11" when event 2 recorded it, and is "12\.000000" now/),
    ]);
  });
});
