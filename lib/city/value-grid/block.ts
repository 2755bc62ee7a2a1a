/** Rows and columns of a block that is copied or pasted; more is a mistake of the hand. */
export const BLOCK_AT_MOST = { rows: 250, columns: 60 };

/**
 * A block as spreadsheets put it on the clipboard: tabs between cells, a line for each row, and a cell that holds a tab, a
 * line or a quotation mark in quotation marks, its own doubled. The empty line that Excel ends with is none.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain.charAt(at + 1) === '"') {
        cell += sign;
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t") endCell();
    else if (sign === "\n") {
      endCell();
      if (rows.length === BLOCK_AT_MOST.rows) return rows;
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows.map((row) => row.slice(0, BLOCK_AT_MOST.columns));
}

/** The same way back. */
export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quotedWhereNeeded).join("\t")).join("\n");

const quotedWhereNeeded = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Which text goes where: from the upper left corner on; a single cell fills the whole selection, as in a spreadsheet.
 */
export function spread(
  block: readonly (readonly string[])[],
  into: { top: number; bottom: number; left: number; right: number },
): { row: number; column: number; text: string }[] {
  const [first] = block;
  const single = block.length === 1 && first?.length === 1 ? (first[0] ?? "") : null;
  if (single === null)
    return block.flatMap((row, down) =>
      row.map((text, right) => ({ row: into.top + down, column: into.left + right, text })),
    );
  const placed: { row: number; column: number; text: string }[] = [];
  for (let row = into.top; row <= into.bottom; row += 1)
    for (let column = into.left; column <= into.right; column += 1) placed.push({ row, column, text: single });
  return placed;
}
