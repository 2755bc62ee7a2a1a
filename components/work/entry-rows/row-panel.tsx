"use client";
import { useLocale } from "next-intl";
import { LOOKS, useTold } from "@/components/city/value-grid/grid-cell";
import { PANEL } from "@/components/city/value-grid/use-sheet-hands";
import { Button, ButtonLink } from "@/components/ui/button";
import { asTyped } from "@/lib/platform/format/parse-number";
import { type RowPage, route } from "@/lib/platform/pages/routes";
import type { EntryRowField, EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import { ALL, type RowStore } from "./row-store";
import { lookOf, useRowWords } from "./use-row-words";

type RowPanelProps = {
  store: RowStore;
  rows: readonly EntryRowView[];
  fields: readonly EntryRowField[];
  ownPage: RowPage;
  backToCell: () => void;
};

/** The line above the grid: what the chosen cell is, what stands in its way, and what can be done with it. */
export function RowPanel({ store, rows, fields, ownPage, backToCell }: RowPanelProps) {
  useTold(store, ALL);
  const locale = useLocale();
  const { t, grid, fieldOf, shown, stateOf, reasonsOf } = useRowWords();
  const { row: at, column } = store.selection.focus;
  const row = rows[at];
  const field = fields[column - 1];
  if (!row || !field) return null;
  const now = store.row(row.key) ?? row;
  const live = store.at(row.key, field.name);
  const { icon: Icon, sign } = LOOKS[lookOf(store, row, field.name)];
  const ambiguous =
    live.faults
      .find((fault) => fault.startsWith("ambiguous:"))
      ?.split(":")
      .slice(1) ?? [];
  const isCoded = field.choices !== null || field.isDay;
  return (
    <section
      id={PANEL}
      aria-label={`${row.label}, ${fieldOf(field.name)}`}
      // Of one height, or the grid would jump from cell to cell.
      className="h-44 overflow-y-auto rounded-md border border-hairline bg-raised p-3"
      onKeyDown={(event) => {
        if (event.key === "Escape") backToCell();
      }}
    >
      <p className="mb-2 font-medium">
        {row.label} · {fieldOf(field.name)}
      </p>
      <div className="flex flex-col gap-2 text-sm md:flex-row md:justify-between md:gap-6">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="flex items-center gap-2 font-medium">
            {Icon ? <Icon aria-hidden className={`size-4 shrink-0 ${sign}`} /> : null}
            {stateOf(store, row, field.name)}
          </p>
          {reasonsOf(store, row, field.name).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {live.phase === "conflict" ? (
            <dl className="grid grid-cols-[auto_1fr] gap-x-3">
              <dt className="text-muted">{grid("mine")}</dt>
              <dd>{shown(live.text, isCoded) || grid("noValue")}</dd>
              <dt className="text-muted">{grid("theirs")}</dt>
              <dd>{shown(live.saved, isCoded) || grid("noValue")}</dd>
            </dl>
          ) : field.isLong && live.text !== "" ? (
            <p className="whitespace-pre-line text-muted">{live.text}</p>
          ) : null}
        </div>
        <div className="flex flex-wrap content-start gap-2 md:max-w-1/2 md:justify-end">
          {ambiguous.map((value) => (
            <Button
              key={value}
              variant="secondary"
              onClick={() => store.write([{ key: row.key, field: field.name, text: asTyped(value, locale) }])}
            >
              {grid("isMeant", { value: asTyped(value, locale) })}
            </Button>
          ))}
          {store.isAsking(row.key) ? (
            <Button variant="secondary" onClick={() => store.confirm(row.key)}>
              {grid("confirm")}
            </Button>
          ) : null}
          {live.phase === "conflict" && now.lock === null ? (
            <Button variant="secondary" onClick={() => store.takeMine(row.key)}>
              {grid("takeMine")}
            </Button>
          ) : null}
          {live.phase === "conflict" || live.phase === "refused" ? (
            <Button variant="secondary" onClick={() => store.takeTheirs(row.key)}>
              {grid(live.phase === "conflict" ? "takeTheirs" : "forget")}
            </Button>
          ) : null}
          {now.id ? (
            <ButtonLink variant="quiet" href={route(ownPage, { id: now.id })}>
              {t("ownPage")}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </section>
  );
}
