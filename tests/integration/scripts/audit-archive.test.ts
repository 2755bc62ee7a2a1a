import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { db } from "@/lib/platform/db/client";
import { readArchive, writeArchive } from "../../../scripts/audit-archive-file";
import { verifyAuditChain } from "../../../scripts/audit-chain";
import { withClient } from "../../../scripts/migrations";
import { databaseUrl, ownerUrl } from "../../support/database";

const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-archive-"));
const file = path.join(folder, "old.zst");
const EVENTS = 2600;
const MADE_AT = new Date("2030-01-02T00:00:00Z");

beforeAll(async () => {
  await db().$transaction(
    async (tx) => {
      for (let n = 1; n <= EVENTS; n += 1)
        await recordAudit(tx, null, {
          action: "edit",
          entity: "value",
          entityId: `v-${n}`,
          after: { n, text: "é 漢 \n" },
        });
    },
    { timeout: 60_000 },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Another file with the same lines but one. */
function having(change: (lines: string[]) => string[]): string {
  const other = path.join(folder, "other.zst");
  const lines = zstdDecompressSync(readFileSync(file)).toString().trimEnd().split("\n");
  writeFileSync(other, zstdCompressSync(Buffer.from(`${change(lines).join("\n")}\n`)));
  return other;
}

describe("An archive of old audit", () => {
  test("holds every event of before a year with its hash, and is written once", async () => {
    await withClient(databaseUrl(), async (client) => {
      await expect(writeArchive(client, path.join(folder, "none.zst"), 2001, MADE_AT)).rejects.toThrow(
        "No audit event is of before 2001.",
      );
      await writeArchive(client, file, 2999, MADE_AT);
      await expect(writeArchive(client, file, 2999, MADE_AT)).rejects.toThrow("EEXIST");
      const chain = await verifyAuditChain(client);
      const archive = await readArchive(file, client);
      expect(chain).toMatchObject({ holds: true, events: archive.events, head: archive.head });
      expect(archive).toMatchObject({ before: "2999", differs: null });
      expect(archive.events).toBeGreaterThanOrEqual(EVENTS);
    });
  });

  test("is read without the database, and tells what was changed, cut off or put in", async () => {
    expect((await readArchive(file)).events).toBeGreaterThanOrEqual(EVENTS);
    const changed = having((lines) => lines.map((line, at) => (at === 5 ? line.replace("v-", "w-") : line)));
    await expect(readArchive(changed)).rejects.toThrow("the event at position 5 does not have its hash");
    await expect(readArchive(having((lines) => lines.slice(0, -1)))).rejects.toThrow("was cut short after position");
    const shorter = having((lines) => lines.toSpliced(-2, 1));
    await expect(readArchive(shorter)).rejects.toThrow("does not end as it says");
    writeFileSync(path.join(folder, "half.zst"), readFileSync(file).subarray(0, 2000));
    await expect(readArchive(path.join(folder, "half.zst"))).rejects.toThrow(/cannot be read|cut short/);
    await expect(readArchive(path.join(folder, "nowhere.zst"))).rejects.toThrow("cannot be read as an audit archive");
    writeFileSync(path.join(folder, "text.zst"), zstdCompressSync(Buffer.from('{"format":"x"}\n')));
    await expect(readArchive(path.join(folder, "text.zst"))).rejects.toThrow("is no audit archive of this program");
  });

  test("shows a chain that was made anew, which by itself holds, and the place from which on", async () => {
    await withClient(ownerUrl(), async (client) => {
      await client.query("BEGIN");
      for (const table of ["audit_events", "audit_links"])
        await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
      await client.query(`UPDATE audit_events SET after = '{"n": 0}' WHERE "entityId" = 'v-2300'`);
      await client.query(`
        DO $$ DECLARE l record; previous text := repeat('0', 64); BEGIN
          FOR l IN SELECT k."position", e FROM audit_links k JOIN audit_events e ON e.id = k."eventId" ORDER BY k."position" LOOP
            UPDATE audit_links SET "previousHash" = previous,
              hash = encode(sha256(convert_to(previous || audit_payload(l.e), 'UTF8')), 'hex') WHERE "position" = l."position"
              RETURNING hash INTO previous;
          END LOOP;
        END $$`);
      for (const table of ["audit_events", "audit_links"])
        await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
      await client.query("COMMIT");
      expect(await verifyAuditChain(client)).toMatchObject({ holds: true });
      const { rows } = await client.query<{ position: string }>(
        `SELECT l."position" FROM audit_links l JOIN audit_events e ON e.id = l."eventId" WHERE e."entityId" = 'v-2300'`,
      );
      expect((await readArchive(file, client)).differs).toBe(Number(rows[0]?.position));
    });
  });

  test("is not made of a chain that does not hold", async () => {
    await withClient(ownerUrl(), async (client) => {
      await client.query("BEGIN");
      await client.query(`ALTER TABLE audit_events DISABLE TRIGGER USER`);
      await client.query(`UPDATE audit_events SET action = 'forged' WHERE "entityId" = 'v-7'`);
      await client.query(`ALTER TABLE audit_events ENABLE TRIGGER USER`);
      await client.query("COMMIT");
      await expect(writeArchive(client, path.join(folder, "new.zst"), 2999, MADE_AT)).rejects.toThrow(
        /does not hold at position \d+, so nothing was archived/,
      );
    });
  });
});
