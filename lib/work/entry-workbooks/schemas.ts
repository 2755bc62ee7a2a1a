import { z } from "zod";
import { WORKBOOK_KINDS } from "@/lib/city/entry-workbooks/kind";
import type { RowPage } from "@/lib/platform/pages/routes";
import { CHANGES_SHOWN } from "./limits";

const place = z.object({ sheet: z.string(), row: z.number(), column: z.number().nullable() });
const cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ day: z.string() }),
  z.object({ percent: z.number() }),
  z.null(),
]);
const edit = z.object({ field: z.string(), place, cell });

/** As the database keeps it between reading and writing. */
export const returnedSchema = z.object({
  kind: z.enum(WORKBOOK_KINDS),
  about: z.record(z.string(), z.string()),
  locale: z.enum(["id", "en"]),
  entries: z.array(
    z.object({
      ...{ key: z.string(), version: z.number().nullable(), edits: z.array(edit) },
      ...{ shared: z.array(edit.extend({ isEdited: z.boolean() })), digests: z.record(z.string(), z.string()) },
    }),
  ),
  added: z.array(z.object({ place, cells: z.array(edit) })),
  faults: z.array(place.extend({ fault: z.string(), others: z.number().optional() })),
});

export const workbookRefSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() });

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const at = z.coerce.number().int().min(0).max(CHANGES_SHOWN);

/** What is taken of a preview: its digest, the changes that were ticked, the rest, and what is said of each conflict. */
export type TakeChanges = {
  digest: string;
  take: number[];
  rest: boolean;
  conflicts: Record<number, "file" | "saved">;
  submit: boolean;
};

export function readTaken(data: FormData): TakeChanges | undefined {
  const seen = digest.safeParse(data.get("digest"));
  const take = z.array(at).safeParse(data.getAll("take"));
  if (!seen.success || !take.success) return undefined;
  const conflicts: TakeChanges["conflicts"] = {};
  for (const [name, said] of data) {
    const number = /^conflict-(\d{1,4})$/.exec(name)?.[1];
    if (number && (said === "file" || said === "saved")) conflicts[Number(number)] = said;
  }
  const submit = data.get("intent") === "submit";
  return { digest: seen.data, take: take.data, rest: data.get("rest") === "on", conflicts, submit };
}

/** What a written one did. */
export type WorkbookResult = { written: number; left: number; faults: number; submitted: boolean };

/** Kinds that are filled in on a page of rows as well, by the name in its address. */
export const ROW_PAGES = { kemajuan: "progress", tonggak: "milestones", dana: "funding" } as const;
export type RowPageName = keyof typeof ROW_PAGES;

/** Where one of them stands by itself, with its evidence. */
export const OWN_PAGES: Record<RowPageName, RowPage> = {
  kemajuan: "/kelola/laporan/[id]",
  tonggak: "/kelola/tonggak/[id]",
  dana: "/kelola/dana/[id]",
};

/** The row that a form of that page is about; without a version it is yet to be made. */
export const entryRowSchema = z.object({
  jenis: z.enum(["kemajuan", "tonggak", "dana"]),
  kunci: z.string().min(1).max(400),
  version: z.coerce.number().int().positive().optional(),
  /** The page's filter, to come back to. */
  halaman: z.string().max(400).default(""),
  /** The figure that was asked back, where its box is ticked. */
  confirmed: z.string().max(40).optional(),
});
export type EntryRow = z.output<typeof entryRowSchema>;

/** Rows of one sending of the grid; more go in the next. */
export const ROWS_AT_MOST = 50;
const sentRowSchema = z.object({
  kunci: z.string().min(1).max(400),
  version: z.number().int().positive().optional(),
  confirmed: z.string().max(40).optional(),
  // Longer than any field, so that what is too long is said by the field's own schema.
  typed: z.record(z.string().max(40), z.string().max(20_000)),
});
/** A row with what was typed into it, and of what version it goes on from. */
export type SentRow = z.output<typeof sentRowSchema>;

/** Rows as JSON in one field; undefined where it is none of ours. */
export function readSentRows(given: FormDataEntryValue | null): SentRow[] | undefined {
  try {
    return z
      .array(sentRowSchema)
      .min(1)
      .max(ROWS_AT_MOST)
      .safeParse(JSON.parse(String(given))).data;
  } catch {
    return undefined;
  }
}

const FIELD = "isi-";
/** What was typed, by field. */
export const readTypedRow = (data: FormData): Record<string, string> =>
  Object.fromEntries(
    [...data].flatMap(([name, value]) =>
      name.startsWith(FIELD) && typeof value === "string" ? [[name.slice(FIELD.length), value.trim()]] : [],
    ),
  );
