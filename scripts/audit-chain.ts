// Walks the hash chain over the audit events (docs/decisions/0010-audit-chain.md). The hashes are computed here and not by
// the database's own function, which whoever can change an event could change as well.
import { createHash } from "node:crypto";
import type pg from "pg";
import { type AuditRow, payloadOf } from "./audit-payload";

export const FIRST_HASH = "0".repeat(64);
const BATCH = 2000;

interface LinkRow {
  position: string;
  eventId: string;
  previousHash: string;
  hash: string;
}

export type Verdict =
  | { holds: true; events: number; head: string; headPosition: number | null }
  | { holds: false; position: number; eventId: string | null; fault: Fault };

/** `removed`: there was an event and it is gone. `inserted`: an event that no link was made for. `moved`: order. */
type Fault = "changed" | "removed" | "inserted" | "moved" | "headMissing";

export function linkHashOf(previous: string, payload: string): string {
  return createHash("sha256").update(previous).update(payload).digest("hex");
}

export const linkHash = (previous: string, event: AuditRow) => linkHashOf(previous, payloadOf(event));

/**
 * The first place where the chain does not hold, or its length and head. Reads a batch at a time in one snapshot, so that
 * memory is constant and events added meanwhile disturb nothing. `head` is a hash that must be in the chain: only somebody
 * who kept one from outside can tell that the newest events were cut off or the whole chain was computed anew.
 */
export async function verifyAuditChain(client: pg.Client, head?: string): Promise<Verdict> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await walkAuditChain(client, head);
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The same within the caller's transaction. */
export async function walkAuditChain(client: pg.Client, head?: string): Promise<Verdict> {
  let position = 0;
  let last = FIRST_HASH;
  let headPosition: number | null = head === FIRST_HASH ? 0 : null;
  for (;;) {
    const rows = await readBatch(client, position);
    for (const row of rows) {
      const fault = faultOf(row, position + 1, last);
      if (fault) return { holds: false, position: position + 1, ...fault };
      position += 1;
      last = row.hash;
      if (last === head) headPosition = position;
    }
    if (rows.length < BATCH) break;
  }
  const unlinked = await firstUnlinked(client);
  if (unlinked) return { holds: false, position: position + 1, eventId: unlinked, fault: "inserted" };
  if (head && headPosition === null) return { holds: false, position, eventId: null, fault: "headMissing" };
  return { holds: true, events: position, head: last, headPosition };
}

export type ChainRow = LinkRow & { found: boolean } & AuditRow;

function faultOf(row: ChainRow, expected: number, previous: string): { eventId: string | null; fault: Fault } | null {
  if (Number(row.position) !== expected) return { eventId: null, fault: "removed" };
  if (!row.found) return { eventId: row.eventId, fault: "removed" };
  if (row.previousHash !== previous) return { eventId: row.eventId, fault: "moved" };
  return linkHash(previous, row) === row.hash ? null : { eventId: row.eventId, fault: "changed" };
}

/** At most `BATCH` links with their events, behind a position. */
export async function readBatch(client: pg.Client, after: number): Promise<ChainRow[]> {
  const { rows } = await client.query<ChainRow>(
    `SELECT l."position"::text, l."eventId"::text, l."previousHash", l."hash", e."id" IS NOT NULL AS found, e."id"::text AS id,
       (extract(epoch FROM e."at") * 1000000)::bigint::text AS at, e."actorId"::text AS "actorId", e."action", e."entity",
       e."entityId", e."before"::text AS before, e."after"::text AS after
     FROM "audit_links" l LEFT JOIN "audit_events" e ON e."id" = l."eventId"
     WHERE l."position" > $1 ORDER BY l."position" LIMIT $2`,
    [after, BATCH],
  );
  return rows;
}

async function firstUnlinked(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT e."id"::text AS id FROM "audit_events" e
     WHERE NOT EXISTS (SELECT 1 FROM "audit_links" l WHERE l."eventId" = e."id") ORDER BY e."id" LIMIT 1`,
  );
  return rows[0]?.id ?? null;
}
