import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { WORKBOOK_KINDS } from "./kind";

// The first column of a sheet is hidden. In its head stands what the sheet is, in every row which entries it shows and how
// they stood when it was fetched, each with a mark that only this server can make. What somebody sorts, copies or fills
// down by mistake is known by it, and nobody can name a row that the server did not write.

const MARK = "EPB1";
const SIGNED = 16;
const DIGEST = 8;

/** What a cell held when it was fetched: enough to know whether it was changed. */
export const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, DIGEST);

const signatureOf = (secret: string, text: string): string =>
  createHmac("sha256", secret).update(`entry-workbook ${text}`).digest("base64url").slice(0, SIGNED);

const signed = (secret: string, text: string): string => `${MARK}~${signatureOf(secret, text)}~${text}`;

/** The text behind the mark; null for what this server never wrote. */
function verified(secret: string, given: string): string | null {
  const [mark, signature = "", ...rest] = given.trim().split("~");
  const text = rest.join("~");
  const own = Buffer.from(signatureOf(secret, text));
  const other = Buffer.from(signature);
  return mark === MARK && own.length === other.length && timingSafeEqual(own, other) ? text : null;
}

export const isRowKey = (text: string): boolean => text.trim().startsWith(`${MARK}~`);

const headSchema = z.object({
  kind: z.enum(WORKBOOK_KINDS),
  about: z.record(z.string(), z.string()),
  locale: z.enum(["id", "en"]),
  named: z.string(),
  /** Names and headings, in the order of the sheet. */
  columns: z.array(z.tuple([z.string(), z.string()])),
  /** Columns of which a new row is made. */
  adds: z.array(z.string()),
});
export type Head = z.output<typeof headSchema>;

export const writeHead = (secret: string, head: Head): string => signed(secret, JSON.stringify(head));

export function readHead(secret: string, given: string): Head | null {
  const text = verified(secret, given);
  if (text === null) return null;
  try {
    return headSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A cell of a row by the place of its column in the head, its field, and what it held. */
export type KeyCell = { column: number; field: string; digest: string };
export type RowKey = {
  /** What named the row. */
  named: string;
  entries: { key: string; version: number | null; cells: KeyCell[] }[];
  shared: KeyCell[];
};

const cellsText = (cells: readonly KeyCell[]) =>
  cells.map(({ column, field, digest }) => `${column}:${field}:${digest}`).join(",");

/** Short, since a spreadsheet's cell is; `kind` binds it to its sheet. */
export function writeRowKey(secret: string, kind: string, { named, entries, shared }: RowKey): string {
  const parts = entries.map(
    ({ key, version, cells }) => `${encodeURIComponent(key)}!${version ?? ""}!${cellsText(cells)}`,
  );
  return signed(secret, [kind, named, cellsText(shared), ...parts].join("|"));
}

export function readRowKey(secret: string, kind: string, given: string): RowKey | null {
  const [ownKind, named = "", shared = "", ...parts] = verified(secret, given)?.split("|") ?? [];
  if (ownKind !== kind) return null;
  const entries = parts.map((part) => {
    const [key = "", version = "", cells = ""] = part.split("!");
    return { key: decodeURIComponent(key), version: version === "" ? null : Number(version), cells: cellsIn(cells) };
  });
  return { named, shared: cellsIn(shared), entries };
}

const cellsIn = (text: string): KeyCell[] =>
  text === ""
    ? []
    : text.split(",").map((one) => {
        const [column = "", field = "", digest = ""] = one.split(":");
        return { column: Number(column), field, digest };
      });
