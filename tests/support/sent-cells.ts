import { type SentCell, sentGridSchema } from "@/lib/city/value-grid/schemas";

/** Cells of the grid as the server reads what was typed in them. */
export function sentCells(...cells: object[]): SentCell[] {
  const sent = sentGridSchema.parse({ intent: "save", cells });
  return sent.intent === "save" ? sent.cells : [];
}

export function sentCell(cell: object): SentCell {
  const [read] = sentCells(cell);
  if (!read) throw new Error("not a cell");
  return read;
}
