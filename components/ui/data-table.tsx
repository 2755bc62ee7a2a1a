import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { VisuallyHidden } from "./visually-hidden";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** The column that names the row; becomes the row header, and the card's title on a phone. */
  heading?: boolean;
  /** What is looked for in the row: first in the card on a phone, in whichever column it stands on a desk. */
  figure?: boolean;
  /** Sentences: in the card on a phone below the column's name, not beside it. */
  long?: boolean;
};

type DataTableProps<Row> = {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** An anchor for each row, to which other pages lead. */
  rowId?: (row: Row) => string;
  /** Marks rows, e.g. the one just saved. */
  isMarked?: (row: Row) => boolean;
};

// display:block on phones makes some browsers forget that this is a table; written out, the roles stay.
const roles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
};

/** A table on a desk and a list of cards on a phone, from the same HTML. */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  rowId,
  isMarked,
}: DataTableProps<Row>) {
  // A name and what stands beside it fit on a phone as they are; a card for each would be three times as tall.
  const isPair = columns.length <= 2;
  return (
    <table
      data-cards={isPair ? undefined : ""}
      {...roles.table}
      className="w-full border-collapse text-base md:text-sm"
    >
      <caption className={captionHidden ? "sr-only" : "pb-3 text-start font-semibold text-base"}>{caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row} className="border-b border-control">
          {columns.map((column) => (
            <th
              key={column.key}
              {...roles.columnheader}
              scope="col"
              className={classNames(
                "py-2 pe-4 align-bottom font-medium text-muted md:last:pe-0",
                isPair && "last:pe-0",
                column.numeric ? "text-end" : "text-start",
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            id={rowId?.(row)}
            {...roles.row}
            className={classNames(
              "border-b border-hairline",
              rowId && "scroll-mt-6 target:bg-accent-tint",
              isMarked?.(row) && "bg-success-tint max-md:px-3 md:[&>:first-child]:ps-3",
            )}
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} isPair={isPair}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps<Row> = { column: Column<Row>; isPair: boolean; children: ReactNode };

function Cell<Row>({ column, isPair, children }: CellProps<Row>) {
  const alignment = column.numeric ? (isPair ? "text-end" : "md:text-end") : "text-start";
  if (column.heading) {
    return (
      <th
        {...roles.rowheader}
        scope="row"
        data-card-title=""
        className={classNames("py-3 text-start align-top font-semibold", isPair ? "pe-4" : "md:pe-4")}
      >
        {children}
      </th>
    );
  }
  return (
    <td
      {...roles.cell}
      data-label={column.header}
      data-empty={children == null ? "" : undefined}
      data-card-figure={column.figure ? "" : undefined}
      data-card-long={column.long ? "" : undefined}
      className={classNames("py-3 md:pe-4 align-top md:last:pe-0", alignment)}
    >
      <div>{children ?? <VisuallyHidden>–</VisuallyHidden>}</div>
    </td>
  );
}
