import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { freezeRound } from "@/lib/results/freezes/mutations";
import { isPastProtected, listPublishedSeals } from "@/lib/site/seals/published";
import { verifyAuditChain } from "../../../scripts/audit-chain";
import { readPublished, verifyPublished } from "../../../scripts/audit-published";
import { compareRows, compareSeals } from "../../../scripts/audit-seals";
import { applyGrants, GRANTS } from "../../../scripts/database-grants";
import { checkDatabase, checkRoles } from "../../../scripts/doctor";
import type { Finding } from "../../../scripts/doctor-finding";
import { withClient } from "../../../scripts/migrations";
import { asOwner, databaseUrl, ownerUrl } from "../../support/database";
import { makeRound, makeWorld, type World } from "../../support/fixtures";

let world: World;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-published-"));
  world = await makeWorld();
  const now = new Date();
  const { round } = await makeRound(world.pillar.id, { slug: "2022", year: 2022, phase: "PUBLISHED" });
  await db().score.create({
    data: { roundId: round.id, target: "FINAL", origin: "OFFICIAL", value: "3.31", source: "surat", publishedAt: now },
  });
  await db().roundRank.create({ data: { roundId: round.id, scope: "NATIONAL", rank: 22, source: "surat" } });
  const [definition] = world.waste.indicator.definitions;
  await db().indicatorValue.create({
    data: {
      indicatorId: world.waste.indicator.id,
      definitionId: definition?.id ?? "",
      period: "2022-12",
      value: "12",
      source: "uji",
      status: "PUBLISHED",
      publishedAt: now,
    },
  });
  const [enteredBy, other] = [world.waste.officer.id, world.staff.id];
  const report = await db().progressReport.create({
    data: {
      programmeId: world.waste.programme.id,
      period: "2022-12",
      physicalPercent: 40,
      done: "Gudang dibangun",
      createdById: enteredBy,
      enteredByIds: [enteredBy],
      submittedById: enteredBy,
      submittedAt: now,
      verifiedById: other,
      verifiedAt: now,
      publishedById: other,
      publishedAt: now,
      status: "PUBLISHED",
    },
  });
  const file = await db().evidenceFile.create({
    data: { sha256: "a".repeat(64), size: 10, mediaType: "application/pdf", storageKey: "evidence/aa/a" },
  });
  await db().evidence.create({
    data: {
      title: "Bukti",
      fileId: file.id,
      fileName: "bukti.pdf",
      informationClass: "PERIODIC",
      progressReportId: report.id,
      addedById: enteredBy,
    },
  });
  await db().officialResult.create({
    data: {
      roundId: round.id,
      letterNumber: "B-1/2022",
      letterDate: now,
      content: { final: "3.31" },
      status: "CONFIRMED",
      submittedById: world.staff.id,
      submittedAt: now,
      enteredByIds: [world.staff.id],
      confirmedById: world.admin.id,
      confirmedAt: now,
    },
  });
  await db().$transaction((tx) => freezeRound(tx, null, round.id, { reason: "", now }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const compare = () => withClient(ownerUrl(), compareSeals);
const asApplication = <T>(work: (client: pg.Client) => Promise<T>) => withClient(databaseUrl(), work);

/** A forged document with its own right hash, so that it agrees with itself and with every check that asks it alone. */
async function forgedFreeze(): Promise<string> {
  const { id, publicText } = await db().roundFreeze.findFirstOrThrow();
  const forged = publicText.replace('"3.31"', '"3.91"');
  expect(forged).not.toBe(publicText);
  const hash = createHash("sha256").update(forged, "utf8").digest("hex");
  return `UPDATE round_freezes SET "publicText" = $forged$${forged}$forged$, "publicSha256" = '${hash}' WHERE id = '${id}'`;
}

const FORGERIES: Record<string, { table: string; sql: () => Promise<string> | string; named: RegExp }> = {
  "a frozen score, with the hash that fits": {
    table: "round_freezes",
    sql: forgedFreeze,
    named: /^frozen round 2022 revision 1: publicSha256 was "[0-9a-f]{64}" when event \d+ recorded it/,
  },
  "an official result": {
    table: "official_results",
    sql: () => `UPDATE official_results SET content = '{"final": "3.91"}'`,
    named: /^official result of 2022 revision 1: content was "\{.*3\.31/,
  },
  "an official score": {
    table: "scores",
    sql: () => "UPDATE scores SET value = 3.91",
    named: /^official score FINAL of 2022: value was "3\.310?" .* is "3\.910?" now/,
  },
  "a rank": {
    table: "round_ranks",
    sql: () => "UPDATE round_ranks SET rank = 1",
    named: /^rank NATIONAL of 2022: rank was "22"/,
  },
  "a published value": {
    table: "indicator_values",
    sql: () => "UPDATE indicator_values SET value = 13",
    named: /^value ENV-02 2022-12: value was "12\.000000" .* is "13\.000000" now/,
  },
  "a published progress report": {
    table: "progress_reports",
    sql: () => `UPDATE progress_reports SET "physicalPercent" = 100`,
    named: /^progress report bank-sampah 2022-12: physicalPercent was "40\.00"/,
  },
  "an evidence hash": {
    table: "evidence_files",
    sql: () => `UPDATE evidence_files SET sha256 = repeat('b', 64)`,
    named: /^evidence file .*: sha256 was "a{64}" .* is "b{64}" now/,
  },
  "a published value's removal": {
    table: "indicator_values",
    sql: () => "DELETE FROM indicator_values",
    named: /^indicator_values .*, recorded by event \d+, was removed/,
  },
};

describe("rewriting the past", () => {
  test("nothing differs before", async () => {
    expect(await compare()).toMatchObject({ faults: [], again: [], baseline: 0 });
    expect((await compare()).rows).toBeGreaterThanOrEqual(9);
  });

  test.each(Object.keys(FORGERIES))("%s is refused to the application's role in every way it has", async (what) => {
    const { table, sql } = FORGERIES[what] as (typeof FORGERIES)[string];
    const forgery = await sql();
    await asApplication(async (client) => {
      await expect(client.query(forgery)).rejects.toThrow(/permission denied|never changed|never deleted|append-only/);
      await expect(client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)).rejects.toThrow(/must be owner/);
      await expect(client.query("SET session_replication_role = replica")).rejects.toThrow(/permission denied/);
      await expect(client.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`DROP TABLE ${table} CASCADE`)).rejects.toThrow(/must be owner/);
    });
    expect(await compare()).toMatchObject({ faults: [] });
  });

  test.each(Object.keys(FORGERIES))("%s, done by the owner of the tables, is named", async (what) => {
    const { table, sql, named } = FORGERIES[what] as (typeof FORGERIES)[string];
    const forgery = await sql();
    await withClient(ownerUrl(), async (client) => {
      // Rolled back, so that each forgery is the only one.
      await client.query("BEGIN");
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await client.query(forgery);
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      const { faults } = await compareRows(client);
      await client.query("ROLLBACK");
      expect(faults).toContainEqual(expect.stringMatching(named));
    });
    expect(await compare()).toMatchObject({ faults: [] });
    expect(await withClient(ownerUrl(), (client) => verifyAuditChain(client))).toMatchObject({ holds: true });
  });

  test("a row slipped in past its seal is named, and a seal is not the application's to make", async () => {
    const { id, roundId } = await db().roundRank.findFirstOrThrow();
    await expect(
      db().auditEvent.create({ data: { action: "seal", entity: "round_ranks", entityId: id, after: { rank: 1 } } }),
    ).rejects.toThrow(/made by the database alone/);
    await asOwner(
      "ALTER TABLE round_ranks DISABLE TRIGGER USER",
      `INSERT INTO round_ranks (id, "roundId", scope, rank, source) VALUES (gen_random_uuid(), '${roundId}', 'PROVINCE', 1, 'karangan')`,
    );
    const { faults } = await compare();
    await asOwner("DELETE FROM round_ranks WHERE source = 'karangan'", "ALTER TABLE round_ranks ENABLE TRIGGER USER");
    expect(faults).toEqual([expect.stringMatching(/^rank PROVINCE of 2022 .* put in past the record/)]);
  });

  test("nothing of another schema or session stands in for a table that a trigger looks at", async () => {
    await asApplication(async (client) => {
      await expect(client.query("CREATE TEMPORARY TABLE evaluation_rounds (id uuid)")).rejects.toThrow(
        /permission denied/,
      );
      await client.query("CREATE TABLE pgboss.evaluation_rounds (id uuid, phase text)");
      await client.query("SET search_path = pgboss, public");
      await expect(client.query("DELETE FROM public.round_ranks")).rejects.toThrow(/never changed or deleted/);
      await client.query("DROP TABLE pgboss.evaluation_rounds");
    });
    const { rows } = await withClient(ownerUrl(), (client) =>
      client.query(
        `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
           AND NOT coalesce(p.proconfig::text, '') LIKE '%search_path%'`,
      ),
    );
    expect(rows, "trigger functions without a search_path of their own").toEqual([]);
  });

  test("what a migration puts right is told for good, with its reason", async () => {
    const { id } = await db().indicatorValue.findFirstOrThrow();
    const seal = `SELECT seal_again('indicator_values', '${id}', 'Sumber keliru')`;
    await expect(db().$executeRawUnsafe(seal)).rejects.toThrow(/permission denied/);
    await asOwner(seal);
    expect(await compare()).toMatchObject({
      faults: [],
      again: [expect.stringMatching(/put right by the owner .*: Sumber keliru/)],
    });
  });
});

describe("what an outsider can repeat", () => {
  const write = async (name: string, content: string) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };
  const copyOfSeals = async () => JSON.stringify({ data: (await listPublishedSeals({ pageSize: 1000 })).items });

  test("is every seal of what is public, and each frozen round against them", async () => {
    const seals = await write("seals.json", await copyOfSeals());
    const { publicText } = await db().roundFreeze.findFirstOrThrow();
    const frozen = await write("frozen.json", publicText);
    const report = verifyPublished(await readPublished([seals, frozen]));
    expect(report).toMatchObject({ frozen: 1, faults: [] });
    expect(report.seals).toBeGreaterThanOrEqual(5);
    const forged = await write("forged.json", publicText.replace('"3.31"', '"3.91"'));
    expect(verifyPublished(await readPublished([seals, forged])).faults).toEqual([
      expect.stringMatching(/is in no seal/),
    ]);
    expect(await copyOfSeals()).not.toContain("evidence_files");
  });

  test("a seal reworded, dropped or told otherwise than in an earlier copy is named", async () => {
    const whole = JSON.parse(await copyOfSeals()) as { data: { position: string; payload: string; hash: string }[] };
    const earlier = await write("earlier.json", JSON.stringify(whole));
    const [first, ...rest] = whole.data;
    const reworded = { data: [{ ...first, payload: first?.payload.replace("seal", "sael") }, ...rest] };
    const verifyFiles = async (...files: string[]) => verifyPublished(await readPublished(files)).faults.join("\n");
    expect(await verifyFiles(await write("reworded.json", JSON.stringify(reworded)))).toMatch(/does not have its hash/);
    const dropped = await write("dropped.json", JSON.stringify({ data: rest }));
    expect(await verifyFiles(earlier, dropped)).toMatch(/gone from the newest/);
    expect(await verifyFiles(earlier, earlier)).toBe("");
    const later = { data: [...rest, { ...rest.at(-1), position: "999999" }] };
    expect(await verifyFiles(earlier, await write("later.json", JSON.stringify(later)))).toMatch(
      /gone from the newest/,
    );
  });

  test("a value that is published otherwise than it was sealed is named", async () => {
    const { items } = await listPublishedSeals({ pageSize: 1000 });
    const about = { copies: [items], frozen: [], traces: [] };
    const value = { indicator: "ENV-02", period: "2022-12", value: "12", revision: 1 };
    expect(verifyPublished({ ...about, values: [value] }).faults).toEqual([]);
    expect(verifyPublished({ ...about, values: [{ ...value, value: "13" }] }).faults).toEqual([
      expect.stringMatching(/ENV-02 2022-12 is published as 13/),
    ]);
  });
});

describe("two roles", () => {
  const states = (findings: Finding[]) => findings.map(({ state }) => state);

  test("every table's rights were considered, and none is listed that is not there", async () => {
    const { rows } = await withClient(ownerUrl(), (client) =>
      client.query<{ name: string }>(
        "SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
      ),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(GRANTS).sort());
  });

  test("what is append-only has neither change nor removal, and a new table has neither until somebody decides", async () => {
    const appendOnly = ["audit_events", "security_events", "round_freezes", "evidence_files", "recommendation_events"];
    await asOwner("CREATE TABLE brand_new (id int)");
    await asApplication(async (client) => {
      for (const table of [...appendOnly, "brand_new"]) {
        const { rows } = await client.query(
          "SELECT has_table_privilege($1, 'SELECT') AND has_table_privilege($1, 'INSERT') AS may, has_table_privilege($1, 'UPDATE, DELETE, TRUNCATE, TRIGGER') AS more",
          [table],
        );
        expect([table, rows[0]]).toEqual([table, { may: true, more: false }]);
      }
    });
    await asOwner("DROP TABLE brand_new");
  });

  test("the doctor and the public page tell two roles from one, and a right too many", async () => {
    const doctor = (url: string, two: boolean) => withClient(url, (client) => checkRoles(client, two));
    expect(await doctor(databaseUrl(), true)).toEqual([expect.objectContaining({ state: "ok" })]);
    expect(states(await doctor(ownerUrl(), false))).toEqual(["warning"]);
    expect(states(await doctor(ownerUrl(), true))).toEqual(["wrong"]);
    expect(await isPastProtected()).toBe(true);
    const told = await withClient(ownerUrl(), (client) => client.query(`SELECT "twoRoles" FROM published_protection`));
    expect(told.rows).toEqual([{ twoRoles: false }]);
    await asOwner("GRANT DELETE ON audit_events TO enam_pilar");
    expect(await doctor(databaseUrl(), true)).toEqual([
      { state: "wrong", sentence: expect.stringMatching(/DELETE on audit_events/) },
    ]);
    expect(await isPastProtected()).toBe(false);
    await applyGrants(ownerUrl(), databaseUrl());
    expect(states(await doctor(databaseUrl(), true))).toEqual(["ok"]);
    expect(states(await asApplication(checkDatabase))).toEqual(["ok", "ok", "ok"]);
  });
});
