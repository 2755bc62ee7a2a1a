import type { About, WorkbookKind } from "@/lib/city/entry-workbooks/kind";
import { readReturned } from "@/lib/city/entry-workbooks/returned";
import { sheetsOf } from "@/lib/city/entry-workbooks/sheet";
import { readFiles } from "@/lib/city/loading/files";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { writeEntrySheets } from "@/lib/platform/format/entry-sheet";
import { KINDS } from "@/lib/work/entry-workbooks/kinds";
import { createWorkbook, takeWorkbook } from "@/lib/work/entry-workbooks/mutations";
import { getWorkbook } from "@/lib/work/entry-workbooks/queries";
import messages from "@/messages/id.json";
import { addressIn, edited } from "./entry-workbook";
import { resultOf } from "./results";

const say = (key: string) =>
  String(key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], messages.EntryWorkbooks));

/** A workbook as somebody downloads it. */
export async function fetchWorkbook(actor: Actor, name: WorkbookKind, about: About = {}, today = "2024-12-15") {
  const kind = KINDS[name];
  const said = { locale: "id", today, say } as const;
  const plan = await kind.plan(actor, about, said);
  return writeEntrySheets(sheetsOf(plan, { kind, about, said, secret: env().NEXTAUTH_SECRET }));
}

/** Cells by heading and words of their row. */
export type Typed = [heading: string, words: string[], value: string | number | null];

export async function filledIn(workbook: Buffer, ...typed: Typed[]): Promise<Buffer> {
  const cells: Record<string, string | number | null> = {};
  for (const [heading, words, value] of typed) cells[await addressIn(workbook, heading, ...words)] = value;
  return edited(workbook, cells);
}

export const returnedOf = async (workbook: Buffer) => {
  const read = await readFiles([new File([new Uint8Array(workbook)], "buku.xlsx")]);
  if (!read.ok) throw new Error(read.reason);
  return readReturned(read.sheets, env().NEXTAUTH_SECRET);
};

/** Brought back: its id with the preview. */
export async function bring(actor: Actor, workbook: Buffer) {
  const returned = await returnedOf(workbook);
  if (!returned) throw new Error("not a workbook of ours");
  const ref = resultOf(await createWorkbook(actor, "buku.xlsx", returned));
  return { ref, ...(await seen(actor, ref.id)) };
}

export async function seen(actor: Actor, id: string) {
  const { preview } = await getWorkbook(actor, id, "id");
  if (!preview) throw new Error("no preview");
  return preview;
}

type Brought = Awaited<ReturnType<typeof bring>>;
type Choice = { take?: number[]; conflicts?: Record<number, "file" | "saved">; submit?: boolean };

export const takeAll = (
  actor: Actor,
  { ref, digest, changes }: Brought,
  { take, conflicts = {}, submit = false }: Choice = {},
) =>
  takeWorkbook(actor, ref, { digest, take: take ?? changes.map((_change, at) => at), rest: true, conflicts, submit });
