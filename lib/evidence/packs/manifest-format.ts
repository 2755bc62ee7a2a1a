// The manifest of an evidence pack, `enam-pilar/evidence-pack/1` (docs/formats.md). The file carries no name: its first line, the
// columns, is what it is known by. Another set of columns is another format, with its own line below.
import Papa from "papaparse";
import { z } from "zod";

/** Of an item of the questionnaire; alone they are the columns of the list of what is missing. */
export const ITEM_COLUMNS = ["seksi", "kode_butir", "butir", "perangkat_daerah"];
export const MANIFEST_COLUMNS = [
  ...["berkas", "tautan", "judul", "sha256", "ukuran_byte", "kelas", "tingkat"],
  ...ITEM_COLUMNS,
];

/** What a spreadsheet would compute or fetch instead of showing is written behind an apostrophe. */
export const FORMULA = /^[=+\-@\t\r]/;
/** The mark of the escape is ours to take off; an apostrophe before anything else is the city's own. */
const asWritten = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

const line = z
  .object({
    berkas: z.string(),
    tautan: z.string(),
    judul: z.string(),
    sha256: z.union([z.string().regex(/^[0-9a-f]{64}$/), z.literal("")]),
    ukuran_byte: z.string().regex(/^\d*$/),
    kelas: z.enum(["berkala", "setiap saat", "dikecualikan"]),
    tingkat: z.enum(["belum ada", "terlampir", "diperiksa walidata"]),
    seksi: z.string(),
    kode_butir: z.string(),
    butir: z.string(),
    perangkat_daerah: z.string(),
  })
  .transform((row) => ({
    /** In the zip; null for what is an address and no file. */
    path: row.berkas || null,
    url: row.tautan || null,
    title: row.judul,
    sha256: row.sha256 || null,
    size: row.ukuran_byte === "" ? null : Number(row.ukuran_byte),
    informationClass: row.kelas,
    grade: row.tingkat,
    item: row.kode_butir,
  }));

export type ManifestLine = z.output<typeof line>;

/** The lines of a manifest, whenever it was written; throws where its columns are those of no format that we know. */
export function readManifest(csv: string): ManifestLine[] {
  const text = csv.replace(/^\uFEFF/, "");
  const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true, transform: asWritten });
  if (parsed.meta.fields?.join() !== MANIFEST_COLUMNS.join())
    throw new Error("The columns are those of no manifest that this program ever wrote");
  return parsed.data.map((row) => line.parse(row));
}
