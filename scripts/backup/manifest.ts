// What a backup says of itself, `enam-pilar/backup/1` (docs/formats.md, docs/decisions/0036).
import { z } from "zod";

export const FORMAT = "enam-pilar/backup/1";

/** Rows of the moment: whoever was signed in signs in again, and a pack is asked for again. */
export const LEFT_OUT: ReadonlySet<string> = new Set(["sessions", "sign_in_challenges", "evidence_packs"]);

const table = z.object({ name: z.string(), columns: z.array(z.string()) });

/** The first entry, `backup.json`: what has to be known before the first row is read. */
export const headSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  city: z.string(),
  postgresql: z.string(),
  /** In the order in which they were applied. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
  leftOut: z.array(z.string()),
  /** Tells whether NEXTAUTH_SECRET is the same, without telling it. */
  secretMark: z.string(),
});
export type Head = z.infer<typeof headSchema>;

const faultSchema = z.object({ key: z.string(), fault: z.enum(["missing", "changed"]) });
export type FileFault = z.infer<typeof faultSchema>;

/** The last entry, `contents.json`: a backup without it was cut short. */
export const contentsSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), bytes: z.number(), sha256: z.string() })),
  files: z.object({ count: z.number(), bytes: z.number() }),
  /** What rows name and the storage did not have, or had with another content. */
  faults: z.array(faultSchema),
  audit: z.object({ holds: z.boolean(), events: z.number(), head: z.string() }),
});
export type Contents = z.infer<typeof contentsSchema>;

export const HEAD = "backup.json";
export const CONTENTS = "contents.json";
export const SECRETS = "secrets.json";
const PIECE = /^tables\/([a-z_0-9]+)\/\d+\.copy$/;
const FILES = "files/";

export const pieceName = (name: string, piece: number) => `tables/${name}/${String(piece).padStart(6, "0")}.copy`;
export const fileName = (storageKey: string) => `${FILES}${storageKey}`;
export const tableOf = (entry: string) => PIECE.exec(entry)?.[1] ?? null;
export const storageKeyOf = (entry: string) => (entry.startsWith(FILES) ? entry.slice(FILES.length) : null);
