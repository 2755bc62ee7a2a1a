"use client";
import type { KeyboardEvent } from "react";
import { cellId, gridcell, LOOKS } from "@/components/city/value-grid/grid-cell";
import { classNames } from "@/components/ui/class-names";
import { isInside, type Place } from "@/lib/city/value-grid/keys";
import type { EntryRowField, EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import type { RowStore } from "./row-store";
import { lookOf, useRowWords } from "./use-row-words";

type RowCellProps = {
  store: RowStore;
  row: EntryRowView;
  field: EntryRowField;
  place: Place;
  onTyped: (event: KeyboardEvent, text: string) => void;
  onLeft: (text: string) => void;
};

/** A field of a row. */
export function RowCell({ store, row, field, place, onTyped, onLeft }: RowCellProps) {
  const { shown, stateOf, grid } = useRowWords();
  const live = store.at(row.key, field.name);
  const look = lookOf(store, row, field.name);
  const { icon: Icon, sign, ground } = LOOKS[look];
  const { focus } = store.selection;
  const isFocus = focus.row === place.row && focus.column === place.column;
  const isTyped = store.editing?.key === row.key && store.editing.field === field.name;
  const text = shown(live.text, field.choices !== null || field.isDay);
  return (
    <td
      id={cellId(place.row, place.column)}
      data-row={place.row}
      data-column={place.column}
      aria-colindex={place.column + 1}
      {...gridcell(isInside(store.selection, place), !store.takes(row.key, field.name))}
      aria-invalid={look === "refused" || undefined}
      tabIndex={isFocus ? 0 : -1}
      className={classNames(
        "h-10 max-w-72 min-w-32 cursor-cell border border-hairline p-0 align-middle outline-offset-[-2px]",
        "aria-selected:bg-accent-tint focus-visible:outline-2 focus-visible:outline-accent",
        field.isFigure && "text-end tabular-nums",
        ground,
      )}
    >
      {isTyped ? (
        <RowInput {...{ store, row, field, onTyped, onLeft }} />
      ) : (
        <span className={classNames("flex items-center gap-1 px-2", field.isFigure && "justify-end")}>
          {Icon ? <Icon aria-hidden className={classNames("size-3.5 shrink-0", sign)} /> : null}
          <span className={classNames("truncate", look === "locked" && "text-muted")}>{text}</span>
          <span className="sr-only">
            {text === "" ? `${grid("noValue")}, ` : ", "}
            {stateOf(store, row, field.name)}
          </span>
        </span>
      )}
    </td>
  );
}

function RowInput({ store, row, field, onTyped, onLeft }: Omit<RowCellProps, "place">) {
  const { fieldOf, shown, grid } = useRowWords();
  const { text: held } = store.at(row.key, field.name);
  const begun = store.editing?.text ?? held;
  const own = {
    "aria-label": `${row.label}, ${fieldOf(field.name)}`,
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      onTyped(event, event.currentTarget.value),
  };
  const look = "w-full bg-raised px-2 text-ink";
  if (field.choices)
    return (
      <select
        // biome-ignore lint/a11y/noAutofocus: the cell was just opened by a key or a press
        autoFocus
        {...own}
        defaultValue={held}
        onBlur={(event) => onLeft(event.currentTarget.value)}
        className={`h-10 ${look}`}
      >
        <option value="">{grid("noValue")}</option>
        {field.choices.map((value) => (
          <option key={value} value={value}>
            {shown(value, true)}
          </option>
        ))}
      </select>
    );
  if (field.isLong)
    return (
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the cell was just opened by a key or a press
        autoFocus
        rows={4}
        {...own}
        defaultValue={begun}
        onFocus={(event) => event.currentTarget.setSelectionRange(begun.length, begun.length)}
        onBlur={(event) => onLeft(event.currentTarget.value)}
        className={`min-w-72 py-1 ${look}`}
      />
    );
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell was just opened by a key or a press
      autoFocus
      type={field.isDay && /^(\d{4}-\d{2}-\d{2})?$/.test(begun) ? "date" : "text"}
      inputMode={field.isFigure ? "decimal" : undefined}
      autoComplete="off"
      {...own}
      defaultValue={begun}
      onBlur={(event) => onLeft(event.currentTarget.value)}
      className={classNames(`h-10 ${look}`, field.isFigure && "text-end")}
    />
  );
}
