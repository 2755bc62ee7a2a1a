import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Disk } from "flydrive";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProgress } from "@/lib/city/programmes/mutations";
import { addFile } from "@/lib/evidence/files/mutations";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { db } from "@/lib/platform/db/client";
import { archiveStream, readArchive, textOf } from "../../../scripts/backup/archive";
import { bringBack, declareWhole, openBackup } from "../../../scripts/backup/bring-back";
import { intoStorage, onlyRead } from "../../../scripts/backup/evidence-files";
import { makeBackup } from "../../../scripts/backup/make";
import { bucketPlace, folderPlace } from "../../../scripts/backup/place";
import { dropFormer, prepareTarget } from "../../../scripts/backup/target";
import { databaseUrl as urlFor } from "../../../scripts/database-record";
import { checkKnownMigrations, withClient } from "../../../scripts/migrations";
import { OperatorError, projectRoot } from "../../../scripts/operator";
import { readPresentSql } from "../../../scripts/present-sql";
import { databaseUrl, ownerUrl } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";
import { pdf, photograph } from "../../support/samples";
import { openStorage } from "../../support/storages";

const NAME = `restored_${process.env.VITEST_POOL_ID}`;
const elsewhere = { ownerUrl: urlFor(ownerUrl(), NAME), url: urlFor(databaseUrl(), NAME) };
const maintenance = urlFor(ownerUrl(), "postgres");
const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-backup-"));
const place = folderPlace(folder);

let world: World;
let disk: Disk;
let keys: string[];
let minute = 0;
const secrets = JSON.stringify({ NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET });
const nextMinute = () => new Date(Date.UTC(2026, 10, 30, 1, minute++));

beforeAll(async () => {
  world = await makeWorld();
  const storage = await openStorage("a local folder");
  disk = storage.disk;
  afterAll(storage.stop);
  const fields = { physicalPercent: "40", done: 'tab\t "kutip" \\ é 漢 😀\nbaris', obstacles: "", nextStep: "" };
  const made = await createProgress(world.waste.officer, {
    programmeSlug: "bank-sampah",
    period: "2026-01",
    fields,
    submit: true,
  });
  if (!made.ok) throw new Error(made.error.code);
  for (const content of [pdf(), await photograph()]) {
    const given = { id: randomUUID(), fileName: "bukti.pdf", informationClass: "PERIODIC" as const };
    const added = await addFile(world.waste.officer, { kind: "report", id: made.value.id }, given, async () => content);
    if (!added.ok) throw new Error("the evidence was refused");
  }
  keys = (await db().evidenceFile.findMany({ orderBy: { id: "asc" } })).map(({ storageKey }) => storageKey);
});

async function drop(...names: string[]): Promise<void> {
  await withClient(maintenance, async (client) => {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  });
}
beforeEach(() => drop(NAME));
afterAll(async () => {
  await dropFormer(elsewhere.ownerUrl);
  await drop(NAME);
  rmSync(folder, { recursive: true, force: true });
});

const make = (given: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
  makeBackup({ databaseUrl: ownerUrl(), disk, place, recipients: [], secretsFile: null, now: nextMinute(), ...given });

/** What `npm run restore` does, into a database of its own. */
async function restore(
  name: string,
  { from = place, identity = null as string | null, takeFile = onlyRead, replace = false } = {},
) {
  const backup = await openBackup(await from.read(name), identity);
  const target = await prepareTarget(elsewhere.ownerUrl, elsewhere.url, { replace, now: nextMinute() });
  try {
    const brought = await bringBack(backup, { ...target, takeFile });
    await declareWhole(target.ownerUrl);
    return { ...brought, former: await target.take() };
  } catch (error) {
    await target.leave();
    throw error;
  }
}

const names = async () =>
  withClient(maintenance, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT datname::text AS name FROM pg_database WHERE starts_with(datname, $1) ORDER BY 1",
      [NAME],
    );
    return rows.map(({ name }) => name);
  });

/** Everything that the schema consists of, and which of its guards are on. */
async function schemaOf(client: pg.Client): Promise<Record<string, unknown>> {
  const all = async (sql: string) => (await client.query(sql)).rows;
  return {
    sql: [...(await readPresentSql(client))],
    columns: await all(
      `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, generation_expression
         FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
    ),
    constraints: await all(
      `SELECT conrelid::regclass::text AS on, conname, pg_get_constraintdef(oid) AS text, convalidated FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    ),
    indexes: await all("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"),
    triggers: await all(
      `SELECT tgrelid::regclass::text AS on, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
    ),
    sequences: await all("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"),
    rights: await all(
      `SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1`,
    ),
  };
}

describe("A backup that is brought back into another database", () => {
  test("is the city byte for byte, with every guard on, its evidence and its chain", async () => {
    const { name, contents } = await make();
    const files = await openStorage("a local folder");
    const { head, former } = await restore(name, { takeFile: intoStorage(files.disk) });
    expect(former).toBeNull();
    expect(contents).toMatchObject({ faults: [], files: { count: 2 }, audit: { holds: true } });
    expect(contents.tables.progress_reports?.rows).toBe(1);
    expect(head.tables.map(({ name }) => name)).not.toContain("sessions");
    for (const key of keys)
      expect(Buffer.from(await files.disk.getBytes(key)).equals(Buffer.from(await disk.getBytes(key)))).toBe(true);
    await files.stop();

    const [there, here] = await Promise.all([
      withClient(elsewhere.ownerUrl, schemaOf),
      withClient(ownerUrl(), schemaOf),
    ]);
    expect(there).toEqual(here);
    await withClient(elsewhere.ownerUrl, async (client) => {
      await expect(client.query(`UPDATE audit_events SET action = 'x'`)).rejects.toThrow();
      await expect(client.query("DELETE FROM evidence_files")).rejects.toThrow();
    });
    await withClient(elsewhere.url, async (client) => {
      await expect(client.query("DELETE FROM audit_events")).rejects.toThrow("permission denied");
    });
  });

  test("is the same wherever rows come to lie: short ones fill the gaps that long ones left", async () => {
    await db().$transaction(async (tx) => {
      for (let n = 0; n < 200; n++) {
        const after = { text: Array.from({ length: ((n * 7) % 41) + 1 }, () => randomUUID()).join(" ") };
        await recordAudit(tx, world.staff, { action: "edit", entity: "progressReport", entityId: `lie-${n}`, after });
      }
    });
    const { name, contents } = await make();
    expect((await restore(name)).contents).toEqual(contents);
    const lying = (client: pg.Client) => client.query<{ id: string }>("SELECT id FROM audit_events ORDER BY ctid");
    const [there, here] = await Promise.all([withClient(elsewhere.ownerUrl, lying), withClient(ownerUrl(), lying)]);
    expect(there.rows).not.toEqual(here.rows);
  });

  test("is of one moment, while others write", async () => {
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++)
        await db().$transaction((tx) =>
          recordAudit(tx, world.staff, { action: "edit", entity: "progressReport", entityId: `r-${n}`, after: { n } }),
        );
    })();
    const { name, contents } = await make();
    writing = false;
    await writer;
    const { contents: found } = await restore(name);
    expect(found).toEqual(contents);
    expect(await db().auditEvent.count()).toBeGreaterThan(contents.tables.audit_events?.rows ?? 0);
  });

  test("lies in a bucket in parts, and is found there whole or not at all", async () => {
    const bucket = await openStorage("an S3-compatible server");
    const inBucket = bucketPlace(bucket.disk, "cadangan/", "s3://bukti/cadangan/");
    const { name, bytes } = await make({ place: inBucket });
    expect(await inBucket.list()).toMatchObject([{ name, bytes }]);
    await restore(name, { from: inBucket });
    await bucket.disk.delete(`cadangan/${name}/complete.json`);
    expect(await inBucket.list()).toEqual([]);
    await expect(inBucket.read(name)).rejects.toThrow("There is no whole backup");
    await inBucket.remove(name);
    expect((await bucket.disk.listAll("cadangan/", { recursive: true })).objects[Symbol.iterator]().next().done).toBe(
      true,
    );
    await bucket.stop();
  });

  test("that is encrypted opens with its key, and says so where there is none or another one", async () => {
    const identity = await generateX25519Identity();
    const secretsFile = path.join(folder, "secrets.json");
    writeFileSync(secretsFile, secrets);
    const { name } = await make({ recipients: [await identityToRecipient(identity)], secretsFile });
    expect(name).toMatch(/\.tar\.zst\.age$/);
    expect(readFileSync(path.join(folder, name)).includes("bank-sampah")).toBe(false);
    await expect(restore(name)).rejects.toThrow(/^The backup is encrypted/);
    await expect(restore(name, { identity: await generateX25519Identity() })).rejects.toThrow(
      /^The backup was not encrypted for this key/,
    );
    expect((await restore(name, { identity })).secrets).toBe(secrets);
  });

  test("does not carry the secrets where anybody could read them", async () => {
    const secretsFile = path.join(folder, "secrets.json");
    writeFileSync(secretsFile, secrets);
    const { name } = await make({ secretsFile });
    const entries: string[] = [];
    for await (const entry of readArchive(await place.read(name), null)) {
      entries.push(entry.name);
      await textOf(entry.content);
    }
    expect(entries).toContain("contents.json");
    expect(entries).not.toContain("secrets.json");
  });
});

const flipped = (content: Buffer, at: number) => Buffer.from(content).fill((content[at] ?? 0) ^ 1, at, at + 1);

describe("A backup that is not whole", () => {
  test.each<[string, (content: Buffer) => Buffer]>([
    ["cut short", (content) => content.subarray(0, Math.floor(content.length * 0.6))],
    ["one bit another at its beginning", (content) => flipped(content, 700)],
    ["one bit another in its rows", (content) => flipped(content, Math.floor(content.length * 0.4))],
    ["one bit another at its end", (content) => flipped(content, content.length - 60)],
    ["of something else", () => Buffer.from("this is no backup, and long enough to be taken for one")],
    ["empty", () => Buffer.alloc(0)],
  ])("is refused in one sentence, and nothing is left of it: %s", async (_, damage) => {
    const { name } = await make();
    const file = path.join(folder, name);
    writeFileSync(file, damage(readFileSync(file)));
    const said = await restore(name).catch((error: Error) => error);
    expect(said).toBeInstanceOf(OperatorError);
    expect(String((said as Error).message)).toMatch(/^[^\n]+\.$/);
    expect(await names()).toEqual([]);
  });

  test("is refused in one sentence where a table refuses its rows, however many follow them", async () => {
    const { name } = await make();
    const entries: { name: string; content: Buffer }[] = [];
    for await (const entry of readArchive(await place.read(name), null)) {
      const content = Buffer.from(await textOf(entry.content));
      const isRows = entry.name.startsWith("tables/audit_events/");
      // Long enough that the database's answer comes while rows are still sent.
      entries.push(
        ...(isRows ? Array.from({ length: 200 }, () => Buffer.alloc(65_536, "x\n")) : [content]).map((content, at) => ({
          name: isRows ? `tables/audit_events/${String(at).padStart(6, "0")}.copy` : entry.name,
          content,
        })),
      );
    }
    const { stream } = await archiveStream([], async (archive) => {
      for (const { name, content } of entries) await archive.add(name, content);
    });
    await writeFile(path.join(folder, name), stream);
    const said = await restore(name).catch((error: Error) => error);
    expect(said).toBeInstanceOf(OperatorError);
    expect(String(said)).toMatch(/The rows of audit_events do not fit into its table/);
    expect(await names()).toEqual([]);
  });

  test("leaves no file where making it failed", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(make({ signal: controller.signal })).rejects.toThrow();
    expect((await readdir(folder)).filter((name) => name.endsWith(".partial"))).toEqual([]);
    // Nor a session that goes on holding its snapshot.
    await make();
  });
});

describe("A city that is there already", () => {
  test("is not written over unless that is asked for, and stays beside what takes its place", async () => {
    const { name } = await make();
    await restore(name);
    await expect(restore(name)).rejects.toThrow(/holds a city already, and nothing was changed/);
    await withClient(elsewhere.url, async () => {
      await expect(restore(name, { replace: true })).rejects.toThrow(/stop Enam Pilar/);
    });
    const { former } = await restore(name, { replace: true });
    expect(await names()).toEqual([NAME, former].sort());
    expect(await dropFormer(elsewhere.ownerUrl)).toEqual([former]);
  });

  test("and was brought back by half is refused by a start", async () => {
    await withClient(maintenance, (client) => client.query(`CREATE DATABASE "${NAME}" TEMPLATE template0`));
    await withClient(elsewhere.ownerUrl, (client) =>
      client.query("CREATE TABLE restore_under_way (since timestamptz)"),
    );
    await expect(checkKnownMigrations(elsewhere.ownerUrl)).rejects.toThrow("did not come to its end");
  });
});

describe("Evidence that a row names", () => {
  test("and the storage lacks, or has otherwise, is told when the backup is made, and no more than that is wrong", async () => {
    const [gone = "", other = ""] = keys;
    const kept = [await disk.getBytes(gone), await disk.getBytes(other)] as const;
    await disk.delete(gone);
    await disk.put(other, "another content");
    const { name, contents } = await make();
    expect(contents.faults).toEqual([
      { key: gone, fault: "missing" },
      { key: other, fault: "changed" },
    ]);
    expect((await restore(name)).contents.faults).toEqual(contents.faults);
    await disk.put(gone, kept[0]);
    await disk.put(other, kept[1]);
  });
});

describe("What a restore says", () => {
  /** The command itself, with the settings of the other database. */
  function command(words: string[], settings: Record<string, string> = {}) {
    const script = ["--import", "tsx", "--conditions=react-server", "scripts/restore.ts", ...words];
    const { stdout, stderr, status } = spawnSync(process.execPath, script, {
      cwd: projectRoot,
      env: {
        ...process.env,
        DATABASE_URL: elsewhere.url,
        DATABASE_OWNER_URL: elsewhere.ownerUrl,
        ENAM_PILAR_DATA_DIR: path.join(folder, "data"),
        ...settings,
      },
      encoding: "utf8",
      timeout: 120_000,
    });
    return { said: stdout.trim().split("\n"), refused: stderr.trim(), status };
  }

  test("is what came back, what it lacks, and where the former city is", async () => {
    const { name, contents } = await make();
    const file = path.join(folder, name);
    const first = command([file]);
    expect(first).toMatchObject({ refused: "", status: 0 });
    expect(first.said[0]).toMatch(/^Made 2026-11-30T01:\d\d:00\.000Z of .+ on PostgreSQL \d+/);
    expect(first.said[1]).toContain(`, head ${contents.audit.head}.`);
    expect(first.said[1]).toMatch(/^Every hash is right: \d+ rows of \d+ tables, 2 files of evidence \(\d+ bytes\), /);
    expect(first.said.at(-1)).toMatch(new RegExp(`^${name} was brought back \\(.* s\\); npm start serves it\\.$`));
    expect(first.said).toHaveLength(3);

    const again = command([file]);
    expect(again).toMatchObject({ status: 1, said: [""] });
    expect(again.refused).toMatch(/^[^\n]+holds a city already, and nothing was changed[^\n]+$/);

    const replaced = command([file, "--replace"], { NEXTAUTH_SECRET: "another-secret-of-32-characters-and-more" });
    expect(replaced.status).toBe(0);
    expect(replaced.said.join("\n")).toMatch(
      /Only the site's secret is another one than then: .* set NEXTAUTH_SECRET to the old one/,
    );
    const former = /is in the database (\S+) until `npm run restore -- --remove-former`/.exec(
      replaced.said.at(-1) ?? "",
    )?.[1];
    expect(await names()).toContain(former);
    expect(command(["--remove-former"])).toMatchObject({ said: [`Removed ${former}.`], status: 0 });
    expect(command(["--remove-former"]).said).toEqual(["There is none."]);
  }, 240_000);

  test("is one sentence where there is nothing to bring back", () => {
    expect(command([])).toMatchObject({ status: 1, refused: expect.stringMatching(/^Say which backup: [^\n]+$/) });
    const nowhere = command([path.join(folder, "enam-pilar-20200101T000000Z.tar.zst")]);
    expect(nowhere).toMatchObject({ status: 1, refused: expect.stringMatching(/^[^\n]+\.$/) });
  });

  test("names what its city lacked when the backup was made", async () => {
    const [gone = ""] = keys;
    const kept = await disk.getBytes(gone);
    await disk.delete(gone);
    const { name } = await make();
    await disk.put(gone, kept);
    const { said, status } = command([path.join(folder, name)]);
    expect(said).toContain(`MISSING  a row names the file ${gone}, and the storage does not have it`);
    expect(status).toBe(2);
  });
});
