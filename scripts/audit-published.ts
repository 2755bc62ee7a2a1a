// What an outsider can repeat without the database (docs/decisions/0016): the seals, the frozen rounds, the traces and the
// values as they are published, from files or from the site's address.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { readPayload } from "./audit-payload";
import { OperatorError } from "./operator";
import { verify } from "./score-verify";

interface Seal {
  position: string;
  previousHash: string;
  hash: string;
  payload: string;
  subject: string;
}
interface Value {
  indicator: string;
  period: string;
  value: string;
  revision: number;
}
interface Published {
  /** One list for each copy of the seals. */
  copies: Seal[][];
  frozen: { where: string; text: string }[];
  traces: { where: string; text: string }[];
  values: Value[];
}
export interface PublishedReport {
  seals: number;
  frozen: number;
  traces: number;
  values: number;
  faults: string[];
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const isList = (content: unknown): content is { data: Seal[] } =>
  Array.isArray((content as { data?: unknown })?.data) &&
  (content as { data: object[] }).data.every((one) => "payload" in one);

/** Files by what is in them: a copy of the seals, a frozen round or a score trace. */
export async function readPublished(files: string[]): Promise<Published> {
  const found: Published = { copies: [], frozen: [], traces: [], values: [] };
  for (const where of files) {
    const text = await readFile(where, "utf8").catch(() => {
      throw new OperatorError(`${where} cannot be read.`);
    });
    let content: { format?: string };
    try {
      content = JSON.parse(text);
    } catch {
      throw new OperatorError(`${where} is not JSON.`);
    }
    if (isList(content)) found.copies.push(content.data);
    else if (content.format?.startsWith("enam-pilar/round/")) found.frozen.push({ where, text });
    else if (content.format?.startsWith("enam-pilar/score-trace/")) found.traces.push({ where, text });
    else
      throw new OperatorError(`${where} is neither a copy of the seals, nor a frozen round, nor a trace of this site.`);
  }
  return found;
}

const PAGE = 100;

/** Everything of a site that answers at `address`. */
export async function fetchPublished(address: string): Promise<Published> {
  const base = `${address.replace(/\/$/, "")}/api/v1`;
  const ask = async (path: string) => {
    const answer = await fetch(base + path, { signal: AbortSignal.timeout(60_000) }).catch(() => null);
    if (answer?.status === 404) return null;
    if (!answer?.ok) throw new OperatorError(`${base}${path} answered ${answer?.status ?? "nothing"}.`);
    return answer.text();
  };
  const all = async <Item>(path: string): Promise<Item[]> => {
    const items: Item[] = [];
    for (let page = 1; ; page += 1) {
      const { data, pages } = JSON.parse((await ask(`${path}?limit=${PAGE}&page=${page}`)) ?? "{}");
      items.push(...data);
      if (page >= pages) return items;
    }
  };
  const found: Published = { copies: [], frozen: [], traces: [], values: [] };
  for (const { round: slug } of await all<{ round: string }>("/rounds")) {
    for (let revision = 1; ; revision += 1) {
      const where = `/rounds/${slug}/frozen?revision=${revision}`;
      const text = await ask(where);
      if (text === null) break;
      found.frozen.push({ where, text });
    }
    const trace = await ask(`/rounds/${slug}/trace`);
    if (trace !== null) found.traces.push({ where: `/rounds/${slug}/trace`, text: trace });
  }
  for (const { code } of await all<{ code: string }>("/indicators"))
    for (const value of await all<Omit<Value, "indicator">>(`/indicators/${encodeURIComponent(code)}/values`))
      found.values.push({ ...value, indicator: code });
  // Last, so that what is published while we read has its seal in them.
  found.copies.push(await all<Seal>("/seals"));
  return found;
}

/** The columns that a seal holds, out of the text that its hash is of. */
function sealedOf({ payload }: Seal): { entity: string; row: Record<string, unknown> } {
  const { entity, after } = readPayload(payload);
  return { entity, row: JSON.parse(after ?? "{}") };
}

/** What differs between what was sealed and what is published, one sentence each. */
export function verifyPublished({ copies, frozen, traces, values }: Published): PublishedReport {
  const faults: string[] = [];
  const byPosition = new Map<string, Seal>();
  for (const seal of copies.flat()) {
    if (sha256(seal.previousHash + seal.payload) !== seal.hash)
      faults.push(`The seal at position ${seal.position} does not have its hash.`);
    const known = byPosition.get(seal.position);
    if (known && known.hash !== seal.hash) faults.push(`Two copies tell different seals at position ${seal.position}.`);
    byPosition.set(seal.position, seal);
  }
  for (const [position, seal] of byPosition) {
    const before = byPosition.get(String(BigInt(position) - 1n));
    if (before && before.hash !== seal.previousHash)
      faults.push(`The seal at position ${position} does not continue the one before it.`);
  }
  faults.push(...missingFromNewest(copies));
  const sealed = [...byPosition.values()].map((seal) => ({ ...sealedOf(seal), subject: seal.subject }));
  const frozenHashes = new Set(
    sealed.filter(({ entity }) => entity === "round_freezes").map(({ row }) => `${row.revision} ${row.publicSha256}`),
  );
  for (const { where, text } of frozen) {
    const { revision } = JSON.parse(text) as { revision: number };
    if (!frozenHashes.has(`${revision} ${sha256(text)}`))
      faults.push(`The frozen round ${where} (SHA-256 ${sha256(text)}) is in no seal.`);
  }
  for (const { where, text } of traces) {
    try {
      verify(JSON.parse(text));
    } catch (error) {
      faults.push(`The trace ${where} does not agree: ${(error as Error).message}.`);
    }
  }
  const known = new Set(
    sealed
      .filter(({ entity }) => entity === "indicator_values")
      .map(({ row, subject }) => keyOf({ ...(row as unknown as Value), indicator: subject })),
  );
  for (const value of values)
    if (!known.has(keyOf(value)))
      faults.push(
        `The value ${value.indicator} ${value.period} is published as ${value.value} and was never sealed so.`,
      );
  return { seals: byPosition.size, frozen: frozen.length, traces: traces.length, values: values.length, faults };
}

const keyOf = ({ indicator, period, value, revision }: Value) => `${indicator} ${period} ${Number(value)} ${revision}`;

/** The copy that reaches furthest must hold everything that an earlier copy held. */
function missingFromNewest(copies: Seal[][]): string[] {
  const last = (copy: Seal[]) =>
    copy.reduce((most, { position }) => (BigInt(position) > most ? BigInt(position) : most), 0n);
  const newest = [...copies].sort((a, b) => Number(last(a) - last(b))).at(-1) ?? [];
  const there = new Set(newest.map(({ position }) => position));
  const gone = new Set(
    copies
      .flat()
      .map(({ position }) => position)
      .filter((position) => !there.has(position)),
  );
  return [...gone].map((position) => `The seal at position ${position} of an earlier copy is gone from the newest.`);
}
