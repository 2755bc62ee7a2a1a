"use client";
import { useTranslations } from "next-intl";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { keyOf } from "@/lib/city/value-grid/cell";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { CellState, RatioEditor } from "./cell-panel";
import { GridCell, useTold } from "./grid-cell";
import { type Badges, type Column, ROWS_AT_FIRST, type Row } from "./grid-row";
import { ALL, type GridStore } from "./grid-store";
import { SourceCell, SourceEditor } from "./source-cell";
import { type CellWords, useCellWords } from "./use-cell-words";
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

/**
 * How many rows are drawn: the first ones with the page, the rest by the browser, ever more at a time between what the
 * person does, and not where the grid is not shown (a telephone). `reach` draws up to a row at once.
 */
function useDrawnRows(store: GridStore, count: number) {
  const [drawn, setDrawn] = useState(() => Math.min(count, Math.max(ROWS_AT_FIRST, store.selection.focus.row + 1)));
  const [isShown, setShown] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watching = new ResizeObserver(() => setShown((frame.current?.clientHeight ?? 0) > 0));
    if (frame.current) watching.observe(frame.current);
    return () => watching.disconnect();
  }, []);
  useEffect(() => {
    if (!isShown || drawn >= count) return;
    const next = setTimeout(() => setDrawn((before) => Math.min(count, before * 2)), 0);
    return () => clearTimeout(next);
  }, [isShown, drawn, count]);
  const reach = (row: number) => {
    if (row >= drawn) flushSync(() => setDrawn(Math.min(count, row + 1)));
  };
  return { drawn, frame, reach };
}

/** The grid on a desk: a table with one place in the order of Tab, which the arrows move. */
export function GridTable({ store, rows, columns, withAgency, badges }: GridTableProps) {
  const t = useTranslations("ValueGrid");
  const words = useCellWords();
  const { drawn, frame, reach } = useDrawnRows(store, rows.length);
  const { hands, onTyped, onLeft, backToCell, goDown } = useGridHands(store, rows, columns, reach);
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
  const pillars = [...new Map(rows.map(({ pillar }) => [pillar.code, pillar])).values()];
  const drawnRows = rows.slice(0, drawn).map((row, at) => ({ row, at }));
  const shownPillars = pillars.filter(({ code }) => drawnRows.some(({ row }) => row.pillar.code === code));
  return (
    <>
      <Panel store={store} rows={rows} columns={columns} backToCell={backToCell} goDown={goDown} />
      <div ref={frame} className="relative max-h-[70vh] overflow-auto rounded-md border border-hairline" {...hands}>
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
          {shownPillars.map((pillar, group) => (
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
              {drawnRows.map(({ row, at }) =>
                row.pillar.code === pillar.code ? (
                  <IndicatorRows
                    key={row.code}
                    {...{ store, words, row, at, columns, withAgency }}
                    firstIndex={3 + group + 2 * at}
                    {...given}
                  />
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

type IndicatorRowsProps = {
  store: GridStore;
  words: CellWords;
  row: Row;
  at: number;
  columns: readonly Column[];
  withAgency: boolean;
  firstIndex: number;
} & Pick<ReturnType<typeof useGridHands>, "onTyped" | "onLeft">;

/** An indicator: its target, and below it what is entered. Drawn once: its cells hear their own changes. */
const IndicatorRows = memo(function IndicatorRows(props: IndicatorRowsProps) {
  const { store, words, row, at, columns, withAgency, firstIndex, ...given } = props;
  const { t } = words;
  const years = [...new Set(columns.map(({ year }) => year))];
  const span = (year: number) => columns.filter((column) => column.year === year).length;
  return (
    <>
      <tr aria-rowindex={firstIndex} className="text-muted">
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
                <Link href={route("/kelola/indikator/[kode]/isi", { kode: row.code })} className="text-link">
                  {t("byKelurahan")}
                </Link>
              </>
            ) : null}
          </span>
        </th>
        <td className="border-hairline border-e px-2">{t("target")}</td>
        {years.map((year) => (
          <td key={year} colSpan={span(year)} className="whitespace-nowrap border-hairline border-e px-2 text-start">
            {row.targets[year] === undefined
              ? "–"
              : years.length > 1 && span(year) > 1
                ? t("targetOf", { year, target: row.targets[year] })
                : row.targets[year]}
          </td>
        ))}
      </tr>
      <tr aria-rowindex={firstIndex + 1}>
        <SourceCell store={store} row={row} at={at} />
        {columns.map(({ period }, index) => (
          <GridCell
            key={period}
            {...{ store, words, row }}
            cellKey={keyOf(row.code, period)}
            place={placeOf(at, index + 1)}
            {...given}
          />
        ))}
      </tr>
    </>
  );
});

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
      className="h-44 overflow-y-auto rounded-md border border-hairline bg-raised p-3"
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
