// The file of old audit events, `enam-pilar/audit-archive/1` (docs/formats.md): written from the chain's beginning in one
// snapshot, and read by nothing but itself, so that it says what it says without the database too.
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
// As a whole: a name that an old Node lacks would end in a stack before server/node-version.mjs is asked.
import zlib from "node:zlib";
import type pg from "pg";
import { type ChainRow, FIRST_HASH, linkHash, linkHashOf, readBatch } from "./audit-chain";
import { payloadOf } from "./audit-payload";
import { OperatorError } from "./operator";

const FORMAT = "enam-pilar/audit-archive/1";
/** Lines that are compared with the database at once. */
const BATCH = 2000;

export interface Archive {
  /** Events from the beginning of the chain. */
  events: number;
  head: string;
  before: string;
  /** The first place where the database tells another event than the archive, or none; null where all are the same. */
  differs: number | null;
}
interface Line {
  position: number;
  hash: string;
  payload: string;
}

/** The chain as far as every event of it is of before the year, in the city's time zone. */
async function lastBefore(client: pg.Client, year: number): Promise<number> {
  const { rows } = await client.query<{ last: string | null }>(
    `SELECT coalesce(
       (SELECT l."position" - 1 FROM "audit_links" l JOIN "audit_events" e ON e."id" = l."eventId"
         WHERE e."at" >= make_timestamptz($1, 1, 1, 0, 0, 0,
           coalesce((SELECT s."timeZone" FROM "city_settings" s LIMIT 1), 'Asia/Jakarta'))
         ORDER BY l."position" LIMIT 1),
       (SELECT max("position") FROM "audit_links"))::text AS last`,
    [year],
  );
  return Number(rows[0]?.last ?? 0);
}

async function* linesOf(client: pg.Client, year: number, madeAt: Date): AsyncGenerator<string> {
  const until = await lastBefore(client, year);
  if (until === 0) throw new OperatorError(`No audit event is of before ${year}.`);
  yield `${JSON.stringify({ format: FORMAT, madeAt: madeAt.toISOString(), before: `${year}` })}\n`;
  let last = FIRST_HASH;
  for (let position = 0; position < until; ) {
    const rows = (await readBatch(client, position)).slice(0, until - position);
    for (const row of rows) {
      position += 1;
      refuseBroken(row, position, last);
      last = row.hash;
      yield `${JSON.stringify({ position, hash: row.hash, payload: payloadOf(row) })}\n`;
    }
    if (rows.length === 0) throw new OperatorError(`The event at position ${position + 1} was removed.`);
  }
  yield `${JSON.stringify({ events: until, head: last })}\n`;
}

/** What is archived is taken for the truth later on, so that a chain that does not hold is not. */
function refuseBroken(row: ChainRow, position: number, last: string): void {
  const holds = row.found && Number(row.position) === position && row.previousHash === last;
  if (holds && linkHash(last, row) === row.hash) return;
  throw new OperatorError(
    `The chain does not hold at position ${position}, so nothing was archived; run \`npm run audit:verify\`.`,
  );
}

/** Reads in one snapshot; what is begun and fails leaves a file without its last line, which nobody takes for an archive. */
export async function writeArchive(client: pg.Client, file: string, year: number, madeAt: Date): Promise<void> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await pipeline(
      linesOf(client, year, madeAt),
      zlib.createZstdCompress({ params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } }),
      // It holds what people wrote, and who.
      createWriteStream(file, { mode: 0o600, flags: "wx" }),
    );
  } finally {
    await client.query("ROLLBACK");
  }
}

/** Computes every hash of a file anew; with a database its links are held against the file's. */
export async function readArchive(file: string, client?: pg.Client): Promise<Archive> {
  const packed = createReadStream(file);
  const plain = packed.pipe(zlib.createZstdDecompress());
  packed.once("error", (error) => plain.destroy(error));
  const input = createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY });
  // What fails in the stream is no event of the lines.
  const failed = new Promise<never>((_, reject) => plain.once("error", reject));
  failed.catch(() => {});
  try {
    return await Promise.race([walk(file, input[Symbol.asyncIterator](), client), failed]);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const { message } = error as Error;
    throw new OperatorError(`${file} cannot be read as an audit archive: ${message}.`);
  } finally {
    input.close();
    packed.destroy();
  }
}

async function walk(file: string, lines: AsyncIterator<string>, client?: pg.Client): Promise<Archive> {
  const first = await lines.next();
  const header = first.done ? {} : (JSON.parse(first.value) as { format?: string; before?: string });
  if (header.format !== FORMAT) throw new OperatorError(`${file} is no audit archive of this program.`);
  let position = 0;
  let last = FIRST_HASH;
  let differs: number | null = null;
  let batch: Line[] = [];
  const compare = async () => {
    if (client && differs === null) differs = await firstDifference(client, batch);
    batch = [];
  };
  for (;;) {
    const next = await lines.next();
    if (next.done) throw new OperatorError(`${file} was cut short after position ${position}.`);
    const line = JSON.parse(next.value) as Partial<Line> & { events?: number; head?: string };
    if (line.payload === undefined) {
      if (line.events !== position || line.head !== last || !(await lines.next()).done)
        throw new OperatorError(`${file} does not end as it says: events are missing, or were put in.`);
      await compare();
      return { events: position, head: last, before: header.before ?? "", differs };
    }
    position += 1;
    if (line.position !== position || linkHashOf(last, line.payload) !== line.hash)
      throw new OperatorError(`${file} was changed: the event at position ${position} does not have its hash.`);
    last = line.hash;
    batch.push(line as Line);
    if (batch.length === BATCH) await compare();
  }
}

async function firstDifference(client: pg.Client, batch: Line[]): Promise<number | null> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `SELECT "position"::text, "hash" FROM "audit_links" WHERE "position" BETWEEN $1 AND $2`,
    [batch[0]?.position ?? 0, batch.at(-1)?.position ?? -1],
  );
  const known = new Map(rows.map(({ position, hash }) => [Number(position), hash]));
  return batch.find(({ position, hash }) => known.get(position) !== hash)?.position ?? null;
}
