"use client";
import { useTranslations } from "next-intl";
import { Fragment, useMemo, useRef } from "react";
import { keyOf } from "@/lib/city/value-grid/cell";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { CellState, RatioEditor } from "./cell-panel";
import { GridCell, useTold } from "./grid-cell";
import type { Badges, Column, Row } from "./grid-row";
import { ALL, type GridStore } from "./grid-store";
import { SourceCell, SourceEditor } from "./source-cell";
import { useGridHands } from "./use-grid-hands";
import { PANEL } from "./use-sheet-hands";

type GridTableProps = {
  store: GridStore;
  rows: readonly Row[];
  columns: readonly Column[];
  withAgency: boolean;
  badges: Badges;
};

const GRID = { role: "grid", "aria-multiselectable": true };

/** The grid on a desk: a table with one place in the order of Tab, which the arrows move. */
export function GridTable({ store, rows, columns, withAgency, badges }: GridTableProps) {
  const t = useTranslations("ValueGrid");
  const { hands, onTyped, onLeft, backToCell, goDown } = useGridHands(store, rows, columns);
  // Cells keep what they were given first: what hands do is looked up when they do it.
  const latest = useRef({ onTyped, onLeft });
  latest.current = { onTyped, onLeft };
  const given = useMemo(
    () => ({
      onTyped: (...args: Parameters<typeof onTyped>) => latest.current.onTyped(...args),
      onLeft: (text: string) => latest.current.onLeft(text),
    }),
    [],
  );
  const years = [...new Set(columns.map(({ year }) => year))];
  const span = (year: number) => columns.filter((column) => column.year === year).length;
  const pillars = [...new Map(rows.map(({ pillar }) => [pillar.code, pillar])).values()];
  return (
    <>
      <Panel store={store} rows={rows} columns={columns} backToCell={backToCell} goDown={goDown} />
      <div className="relative max-h-[70vh] overflow-auto rounded-md border border-hairline" {...hands}>
        <table
          {...GRID}
          aria-label={t("title")}
          aria-describedby="grid-keys"
          aria-rowcount={rows.length * 2 + pillars.length + 1}
          aria-colcount={columns.length + 2}
          className="border-separate border-spacing-0 text-sm"
        >
          <thead>
            <tr aria-rowindex={1}>
              <th
                scope="col"
                aria-colindex={1}
                className="sticky start-0 top-0 z-20 min-w-64 border-b border-control bg-raised px-2 py-2 text-start align-bottom"
              >
                {t("indicator")}
              </th>
              <th
                scope="col"
                aria-colindex={2}
                className="sticky top-0 z-10 min-w-36 border-b border-control bg-raised px-2 py-2 text-start align-bottom"
              >
                {t("sourceColumn")}
              </th>
              {columns.map(({ period, short, label }, index) => (
                <th
                  key={period}
                  scope="col"
                  abbr={label}
                  aria-colindex={index + 3}
                  className="sticky top-0 z-10 whitespace-nowrap border-b border-control bg-raised px-2 py-2 text-end align-bottom"
                >
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          {pillars.map((pillar, group) => (
            <tbody key={pillar.code}>
              <tr aria-rowindex={2 + group + 2 * rows.findIndex((row) => row.pillar.code === pillar.code)}>
                <th
                  scope="rowgroup"
                  colSpan={columns.length + 2}
                  className="border-b border-hairline bg-sunken px-2 py-2 text-start"
                >
                  <span className="sticky start-2 inline-block">{badges[pillar.code] ?? pillar.name}</span>
                </th>
              </tr>
              {rows.map((row, at) =>
                row.pillar.code === pillar.code ? (
                  <Fragment key={row.code}>
                    <tr aria-rowindex={3 + group + 2 * at} className="text-muted">
                      <th
                        scope="row"
                        rowSpan={2}
                        className="sticky start-0 z-10 max-w-72 border-b border-hairline bg-raised px-2 py-1 text-start align-top font-medium text-ink"
                      >
                        <Link href={route("/kelola/indikator/[kode]", { kode: row.code })} className="text-link">
                          {row.code}
                        </Link>{" "}
                        {row.name}
                        <span className="block font-normal text-muted">
                          {row.unit}
                          {withAgency ? ` · ${row.agency}` : ""}
                          {row.byKelurahan ? (
                            <>
                              {" · "}
                              <Link
                                href={route("/kelola/indikator/[kode]/isi", { kode: row.code })}
                                className="text-link"
                              >
                                {t("byKelurahan")}
                              </Link>
                            </>
                          ) : null}
                        </span>
                      </th>
                      <td className="border-hairline border-e px-2">{t("target")}</td>
                      {years.map((year) => (
                        <td
                          key={year}
                          colSpan={span(year)}
                          className="whitespace-nowrap border-hairline border-e px-2 text-start"
                        >
                          {row.targets[year] === undefined
                            ? "–"
                            : years.length > 1 && span(year) > 1
                              ? t("targetOf", { year, target: row.targets[year] })
                              : row.targets[year]}
                        </td>
                      ))}
                    </tr>
                    <tr aria-rowindex={4 + group + 2 * at}>
                      <SourceCell store={store} row={row} at={at} />
                      {columns.map(({ period }, index) => (
                        <GridCell
                          key={period}
                          store={store}
                          row={row}
                          cellKey={keyOf(row.code, period)}
                          place={placeOf(at, index + 1)}
                          {...given}
                        />
                      ))}
                    </tr>
                  </Fragment>
                ) : null,
              )}
            </tbody>
          ))}
        </table>
      </div>
      <p id="grid-keys" className="text-sm text-muted">
        {t("keys")}
      </p>
    </>
  );
}

/** The same object each time, so that a cell sees that nothing of it changed. */
const places = new Map<string, { row: number; column: number }>();
function placeOf(row: number, column: number) {
  const name = `${row} ${column}`;
  const known = places.get(name) ?? { row, column };
  places.set(name, known);
  return known;
}

type PanelProps = Omit<GridTableProps, "withAgency" | "badges"> & { backToCell: () => void; goDown: () => void };

/** The line above the grid, as spreadsheets have one: what the chosen cell is, and what can be done with it. */
function Panel({ store, rows, columns, backToCell, goDown }: PanelProps) {
  useTold(store, ALL);
  const { row: at, column } = store.selection.focus;
  const row = rows[at];
  const period = columns[column - 1];
  if (!row) return null;
  const key = period ? keyOf(row.code, period.period) : null;
  return (
    <section
      id={PANEL}
      aria-label={[row.code, period?.label].filter(Boolean).join(", ")}
      // Of one height, or the grid would jump from cell to cell.
      className="h-52 overflow-y-auto rounded-md border border-hairline bg-raised p-3"
      onKeyDown={(event) => {
        if (event.key === "Escape") backToCell();
      }}
    >
      <p className="mb-2 font-medium">
        {row.code} {row.name}
        {period ? ` · ${period.label}` : null}
      </p>
      {key === null ? (
        <SourceEditor store={store} row={row} prefix={PANEL} onDone={backToCell} />
      ) : (
        <div className="flex flex-col gap-3">
          {row.ratioFactor !== null && store.at(key).lock === null ? (
            <RatioEditor store={store} row={row} cellKey={key} prefix={PANEL} onDone={goDown} />
          ) : null}
          <CellState store={store} row={row} cellKey={key} />
        </div>
      )}
    </section>
  );
}
