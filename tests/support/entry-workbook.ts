import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { readFiles } from "@/lib/city/loading/files";
import { type Cell, textOf } from "@/lib/city/loading/headings";
import { throughArchive } from "@/lib/platform/format/archive";
import { lettersOf } from "@/lib/platform/format/column-letters";
import { WORKBOOK_LIMITS } from "@/lib/platform/format/workbook";

/** The cells of a workbook's first sheet, as the loader reads them. */
export async function cellsOf(workbook: Buffer): Promise<readonly (readonly Cell[])[]> {
  const read = await readFiles([new File([new Uint8Array(workbook)], "buku.xlsx")]);
  if (!read.ok) throw new Error(read.reason);
  return read.sheets[0]?.rows ?? [];
}

/** The address of a cell, by its heading and by what stands in its row. */
export async function addressIn(workbook: Buffer, heading: string, ...words: string[]): Promise<string> {
  const rows = await cellsOf(workbook);
  const column = rows[0]?.findIndex((cell) => textOf(cell) === heading) ?? -1;
  const row = rows.findIndex(
    (cells, at) => at > 0 && words.every((word) => cells.some((cell) => textOf(cell) === word)),
  );
  if (column < 0 || row < 0) throw new Error(`no cell ${heading} of ${words.join(", ")}`);
  return `${lettersOf(column)}${row + 1}`;
}

/** The same file with other cells in its first sheet, as a spreadsheet writes them; null empties one. */
export async function edited(workbook: Buffer, cells: Record<string, string | number | null>): Promise<Buffer> {
  const zip = new ZipFile();
  await throughArchive(workbook, WORKBOOK_LIMITS.archive, async ({ name, read }) => {
    let content = (await read(WORKBOOK_LIMITS.archive.bytes)).toString("utf8");
    if (name === "xl/worksheets/sheet1.xml")
      for (const [address, value] of Object.entries(cells)) content = withCell(content, address, value);
    zip.addBuffer(Buffer.from(content), name);
  });
  zip.end();
  return buffer(zip.outputStream);
}

function withCell(xml: string, address: string, value: string | number | null): string {
  const own = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
  if (!own.test(xml)) throw new Error(`no cell ${address}`);
  const text = String(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return xml.replace(own, (_all, style: string = "") =>
    value === null
      ? `<c r="${address}"${style}/>`
      : typeof value === "number"
        ? `<c r="${address}"${style}><v>${value}</v></c>`
        : `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
  );
}

/** The same file with a row more, in the first one that was left empty for it. */
export async function withNewRow(workbook: Buffer, given: Record<string, string | number>): Promise<Buffer> {
  const rows = await cellsOf(workbook);
  const row = rows.findIndex((cells, at) => at > 0 && cells.every((cell) => cell === null));
  const at = (row < 0 ? rows.length : row) + 1;
  const column = (heading: string) => lettersOf(rows[0]?.findIndex((cell) => textOf(cell) === heading) ?? -1);
  return edited(
    workbook,
    Object.fromEntries(Object.entries(given).map(([heading, value]) => [`${column(heading)}${at}`, value])),
  );
}
