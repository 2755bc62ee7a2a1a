import { z } from "zod";
import { type ValueDraft, valueDraftSchema } from "@/lib/city/indicators/schemas";
import { plainText } from "@/lib/platform/format/plain-text";
import { entryRefSchema, periodSchema } from "@/lib/platform/forms/typed";
import { type CellPart, KEEPS_SAVED, partNames, refSeenIn } from "./cell";
import { FREQUENCIES } from "./columns";

/** Cells of one sending; more go in the next. Ours: it is answered within a second or two. */
export const CELLS_AT_MOST = 100;

const addressSchema = z.object({ code: z.string().min(1).max(40).transform(plainText), period: periodSchema });

const text = z.string().max(2000).transform(plainText).default("");
const contentSchema = z.object({
  ...{ value: text, numerator: text, denominator: text, state: text },
  ...{ certainty: text, source: text, note: text },
});

/** A cell as it was typed; what its fields say is read for each by itself, so that one fault keeps no other cell back. */
export const sentCellSchema = addressSchema
  .extend({ ref: entryRefSchema.nullable(), content: contentSchema })
  .transform(({ content, ...about }) => {
    const given = Object.entries(content).filter(([, typed]) => typed.trim() !== "");
    const read = valueDraftSchema.safeParse(Object.fromEntries(given));
    if (read.success) return { ...about, fields: read.data, faults: null };
    const faults: Record<string, string[]> = {};
    for (const { path, message } of read.error.issues)
      faults[String(path[0])] = [...(faults[String(path[0])] ?? []), message];
    return { ...about, fields: null, faults };
  });
export type SentCell = { code: string; period: string; ref: { id: string; version: number } | null } & (
  | { fields: ValueDraft; faults: null }
  | { fields: null; faults: Record<string, string[]> }
);

/** A cell that goes on as it is saved; `confirmed` names the figure that was asked back. */
const steppedCellSchema = addressSchema.extend({ ref: entryRefSchema, confirmed: z.string().max(40).optional() });
export type SteppedCell = z.output<typeof steppedCellSchema>;

const manyOf = <Cell extends z.ZodType>(cell: Cell) => z.array(cell).min(1).max(CELLS_AT_MOST);

/** What the grid sends: cells as they were typed, or cells that go on or back as they are saved. */
export const sentGridSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), cells: manyOf(sentCellSchema) }),
  z.object({ intent: z.enum(["submit", "callBack", "discard"]), cells: manyOf(steppedCellSchema) }),
]);

/** The form of one indicator, for whoever has no scripts; `halaman` is the part of the grid that it stands on. */
export const indicatorFormSchema = z.object({
  kode: addressSchema.shape.code,
  halaman: z.string().max(400).default(""),
});
export type IndicatorForm = z.output<typeof indicatorFormSchema>;

/** A cell of that form; of a part its text and the one that it came with. */
export type TypedCell = {
  period: string;
  ref: { id: string; version: number } | null;
  /** What is saved by somebody else was chosen over what is typed here. */
  keepsSaved: boolean;
  parts: Partial<Record<CellPart, { typed: string; shown: string }>>;
};
export type TypedIndicator = { source: string; certainty: string; cells: TypedCell[] };

/** The cells of the form; undefined where it is none of ours. */
export function readTypedIndicator(data: FormData): TypedIndicator | undefined {
  const text = (name: string) => String(data.get(name) ?? "").trim();
  const cells = new Map<string, TypedCell>();
  for (const name of data.keys()) {
    const [, part, named] = /^isi-(numerator|denominator|value)-(.+)$/.exec(name) ?? [];
    if (!part || !named) continue;
    const period = periodSchema.safeParse(named).data;
    const choice = text(`pilihan-${named}`);
    const [id, version] = (refSeenIn(choice) ?? text(`entri-${named}`)).split(":");
    const ref = entryRefSchema.safeParse({ id, version }).data ?? null;
    if (period === undefined || (id && !ref)) return undefined;
    const names = partNames(part as CellPart, period);
    const cell = cells.get(period) ?? { period, ref, keepsSaved: choice === KEEPS_SAVED, parts: {} };
    cell.parts[part as CellPart] = { typed: text(names.typed), shown: text(names.shown) };
    cells.set(period, cell);
  }
  if (cells.size === 0 || cells.size > CELLS_AT_MOST) return undefined;
  return { source: text("source"), certainty: text("certainty"), cells: [...cells.values()] };
}

const year = z.coerce.number().int().min(1900).max(2099).optional().catch(undefined);

/** /kelola/isi?frekuensi=MONTHLY&dari=2025&sampai=2026&pilar=…&opd=…&baris=200 */
export const gridSearchSchema = z.object({
  frekuensi: z.enum(FREQUENCIES).optional().catch(undefined),
  dari: year,
  sampai: year,
  pilar: z.string().max(60).optional().catch(undefined),
  opd: z.string().max(60).optional().catch(undefined),
  /** All that one wants to paste into at once, or as few as are shown where there are no scripts. */
  baris: z.enum(["200", "10"]).optional().catch(undefined),
  /** The indicator and period that a link leads to. */
  kode: z.string().max(40).optional().catch(undefined),
  periode: periodSchema.optional().catch(undefined),
});
export type GridSearch = z.output<typeof gridSearchSchema>;
