import { createHash } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { db } from "@/lib/platform/db/client";
import { listAuditHeads } from "@/lib/site/publication/published";
import { FIRST_HASH, type Verdict, verifyAuditChain } from "../../../scripts/audit-chain";
import { withClient } from "../../../scripts/migrations";
import { ownerDb, ownerUrl } from "../../support/database";
import { makeUser } from "../../support/fixtures";
import { golden } from "../../support/goldens";

const WORK = 4500;

/** As whoever runs the server could: the triggers that keep the log are switched off for the blow. */
async function tamper(...statements: string[]): Promise<void> {
  await withClient(ownerUrl(), async (client) => {
    await client.query("BEGIN");
    for (const table of ["audit_events", "audit_links"])
      await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    // The foreign key between the two is no obstacle to a superuser either; the owner of the tables drops it.
    await client.query(`ALTER TABLE "audit_links" DROP CONSTRAINT IF EXISTS "audit_links_eventId_fkey"`);
    for (const statement of statements) await client.query(statement);
    for (const table of ["audit_events", "audit_links"])
      await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    await client.query("COMMIT");
  });
}

const verify = (head?: string): Promise<Verdict> => withClient(ownerUrl(), (client) => verifyAuditChain(client, head));
const links = () => db().auditLink.findMany({ orderBy: { position: "asc" } });

beforeAll(async () => {
  const user = await makeUser("STAFF", "wali");
  const words = { text: 'kutip " garis \\ baris\nbaru \u0001 é 漢 😀', number: 3.1, none: null };
  for (let n = 1; n <= 20; n += 1) {
    await db().$transaction((tx) =>
      recordAudit(tx, n % 2 ? user : null, {
        action: n === 7 || n === 15 ? "publish" : "edit",
        entity: "progressReport",
        entityId: `r-${n}`,
        before: n % 3 ? { ...words, n } : null,
        after: { ...words, n: n + 1 },
      }),
    );
  }
});

describe("Each audit event is linked to the one before it", () => {
  test("by the database, at the commit, also for many writers at once", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        db().$transaction(
          async (tx) => {
            await recordAudit(tx, null, { action: "edit", entity: "value", entityId: `v-${n}` });
            await recordAudit(tx, null, { action: "edit", entity: "value", entityId: `w-${n}` });
          },
          { maxWait: 20_000, timeout: 20_000 },
        ),
      ),
    );
    expect(await verify()).toMatchObject({ holds: true, events: 100 });
    expect((await links())[0]?.previousHash).toBe(FIRST_HASH);
  });

  test("and a transaction that is rolled back leaves neither event nor gap", async () => {
    const before = (await links()).length;
    const refused = db().$transaction(async (tx) => {
      await recordAudit(tx, null, { action: "edit", entity: "value", entityId: "never" });
      throw new Error("no");
    });
    await expect(refused).rejects.toThrow("no");
    expect(await verify()).toMatchObject({ holds: true, events: before });
  });

  test("with the hash that the decision note tells how to make by hand", async () => {
    const [first] = await links();
    const event = await db().auditEvent.findUniqueOrThrow({ where: { id: first?.eventId ?? 0n } });
    const [row] = await db().$queryRaw<
      { payload: string }[]
    >`SELECT audit_payload(e) AS payload FROM audit_events e WHERE e.id = ${event.id}`;
    expect(row?.payload.startsWith(`[${event.id}, ${event.at.getTime()}000, `)).toBe(true);
    expect(
      createHash("sha256")
        .update(FIRST_HASH + row?.payload)
        .digest("hex"),
    ).toBe(first?.hash);
  });

  test("in more batches than one", async () => {
    await db()
      .$executeRaw`INSERT INTO audit_events (action, entity, "entityId") SELECT 'edit', 'bulk', n::text FROM generate_series(1, ${WORK}::int) n`;
    expect(await verify()).toMatchObject({ holds: true, events: 100 + WORK });
  });

  test("and no link is written, changed or removed, not even by the tables' owner", async () => {
    const forged = { position: 99_999n, eventId: 1n, previousHash: FIRST_HASH, hash: FIRST_HASH };
    await expect(ownerDb().auditLink.create({ data: forged })).rejects.toThrow(/made by the database alone/);
    await expect(ownerDb().auditLink.updateMany({ data: { hash: FIRST_HASH } })).rejects.toThrow(/append-only/);
    await expect(ownerDb().auditLink.deleteMany()).rejects.toThrow(/append-only/);
    await expect(ownerDb().$executeRaw`TRUNCATE audit_links`).rejects.toThrow(/append-only/);
  });
});

describe("What the public page shows of the chain", () => {
  test("is the head at each publication, newest first, and it is in the chain", async () => {
    const heads = await listAuditHeads();
    expect(heads.map(({ position }) => position)).toEqual(["15", "7"]);
    for (const { hash, position } of heads)
      expect(await verify(hash)).toMatchObject({ holds: true, headPosition: Number(position) });
    expect(Object.keys(heads[0] ?? {}).sort()).toEqual(["at", "hash", "position"]);
  });
});

describe("The verifier names the first event that does not stand as it was written", () => {
  const idAt = async (position: number) => String((await links())[position - 1]?.eventId);
  let undo = "";

  // Each blow on a copy of the same chain, so that the first fault is the one of this test.
  beforeEach(async () => {
    undo = `undo_${Math.random().toString(36).slice(2)}`;
    await withClient(ownerUrl(), (client) => keep(client, undo));
  });
  afterEach(async () => {
    await tamper(
      "DELETE FROM audit_links",
      "DELETE FROM audit_events",
      `INSERT INTO audit_events SELECT * FROM ${undo}_events`,
      `INSERT INTO audit_links SELECT * FROM ${undo}_links`,
    );
    expect(await verify()).toMatchObject({ holds: true });
  });

  test("one byte of one event flipped", async () => {
    const id = await idAt(9);
    await tamper(`UPDATE audit_events SET after = jsonb_set(after, '{n}', '11') WHERE id = ${id}`);
    expect(await verify()).toEqual({ holds: false, position: 9, eventId: id, fault: "changed" });
  });

  test.each([
    ["who", `"actorId" = NULL WHERE id = (SELECT min(id) FROM audit_events WHERE "actorId" IS NOT NULL)`],
    ["when, by a millisecond", `at = at + interval '1 millisecond' WHERE "entityId" = 'r-4'`],
    ["an absent value to a JSON null", `before = 'null' WHERE "entityId" = 'r-6'`],
    ["of which thing", `"entityId" = 'r-99' WHERE "entityId" = 'r-5'`],
  ])("changed: %s", async (_what, change) => {
    await tamper(`UPDATE audit_events SET ${change}`);
    expect(await verify()).toMatchObject({ holds: false, fault: "changed" });
  });

  test("an event removed, with and without its link", async () => {
    const id = await idAt(5);
    await tamper(`DELETE FROM audit_events WHERE id = ${id}`);
    expect(await verify()).toEqual({ holds: false, position: 5, eventId: id, fault: "removed" });
    await tamper(`DELETE FROM audit_links WHERE position = 5`);
    expect(await verify()).toEqual({ holds: false, position: 5, eventId: null, fault: "removed" });
    // The gap closed by hand: the next event does not continue the one before.
    const next = await idAt(5);
    await tamper(
      "UPDATE audit_links SET position = position - 1 WHERE position = 6",
      "UPDATE audit_links SET position = position + 100000 WHERE position > 6",
      "UPDATE audit_links SET position = position - 100001 WHERE position > 100000",
    );
    expect(await verify()).toEqual({ holds: false, position: 5, eventId: next, fault: "moved" });
  });

  test("an event inserted past the chain", async () => {
    await tamper(`INSERT INTO audit_events (id, action, entity, "entityId") VALUES (900001, 'edit', 'x', 'x')`);
    expect(await verify()).toMatchObject({ holds: false, eventId: "900001", fault: "inserted" });
  });

  test("two events in each other's place", async () => {
    const [third, fourth] = [await idAt(3), await idAt(4)];
    await tamper(
      `UPDATE audit_links SET "eventId" = -1 WHERE position = 3`,
      `UPDATE audit_links SET "eventId" = ${third} WHERE position = 4`,
      `UPDATE audit_links SET "eventId" = ${fourth} WHERE position = 3`,
    );
    expect(await verify()).toEqual({ holds: false, position: 3, eventId: fourth, fault: "changed" });
  });

  test("the newest events cut off, which only a hash kept outside can tell", async () => {
    const all = await links();
    const head = all.at(-1)?.hash ?? "";
    await tamper(
      `DELETE FROM audit_events WHERE id IN (SELECT "eventId" FROM audit_links WHERE position > 50)`,
      "DELETE FROM audit_links WHERE position > 50",
    );
    expect(await verify()).toMatchObject({ holds: true, events: 50 });
    expect(await verify(head)).toMatchObject({ holds: false, fault: "headMissing" });
    expect(await verify(all[49]?.hash)).toMatchObject({ holds: true, headPosition: 50 });
  });
});

async function keep(client: pg.Client, name: string): Promise<void> {
  await client.query(`CREATE TABLE ${name}_events AS TABLE audit_events`);
  await client.query(`CREATE TABLE ${name}_links AS TABLE audit_links`);
}

describe("The form of an event is that of its golden file", () => {
  const { given, payload, hash, previousHash, sealedColumns } = JSON.parse(golden("audit-event-1.json"));
  const ask = (sql: string, value: unknown) =>
    withClient(ownerUrl(), async (client) => (await client.query(sql, [JSON.stringify(value)])).rows);

  test("so that what the database links today has the hash that it always had", async () => {
    const [row] = await ask(
      "SELECT audit_payload(e) AS payload FROM jsonb_populate_record(NULL::audit_events, $1) e",
      given,
    );
    expect(row.payload).toBe(payload);
    expect(
      createHash("sha256")
        .update(previousHash + row.payload)
        .digest("hex"),
    ).toBe(hash);
  });

  test("and a seal holds the columns that it always held", async () => {
    const rows = await ask(
      `SELECT kind, (SELECT array_agg(name ORDER BY name) FROM jsonb_object_keys(sealed_content(kind, '{}')) name) AS columns
         FROM jsonb_object_keys($1) kind`,
      sealedColumns,
    );
    expect(Object.fromEntries(rows.map(({ kind, columns }) => [kind, columns]))).toEqual(sealedColumns);
  });
});
