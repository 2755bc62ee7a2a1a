"use client";
import { useCallback, useMemo } from "react";
import { type Content, keyOf } from "@/lib/city/value-grid/cell";
import type { Place } from "@/lib/city/value-grid/keys";
import { readText, signOf } from "@/lib/city/value-grid/typed-cell";
import type { Column, Row } from "./grid-row";
import { contentOf, type GridStore } from "./grid-store";
import { useCellWords } from "./use-cell-words";
import { PANEL, type PlacedText, useSheetHands } from "./use-sheet-hands";

const NO_FIGURE = { value: "", numerator: "", denominator: "", state: "" };

/** What hands do to the grid of values becomes changes of its store. `reach`: this row is to be there now. */
export function useGridHands(
  store: GridStore,
  rows: readonly Row[],
  columns: readonly Column[],
  reach: (row: number) => void,
) {
  const words = useCellWords();
  const size = useMemo(() => ({ rows: rows.length, columns: columns.length + 1 }), [rows, columns]);
  const keyAt = useCallback(
    ({ row, column }: Place): string | null => {
      const [one, other] = [rows[row], columns[column - 1]];
      return one && other ? keyOf(one.code, other.period) : null;
    },
    [rows, columns],
  );

  const edit = (place: Place, text: string | null) => {
    const row = rows[place.row];
    const key = keyAt(place);
    if (!row?.mayEnter) return;
    if (key === null || row.ratioFactor !== null) {
      if (key !== null && store.at(key).lock !== null) return;
      const field = document.getElementById(`${PANEL}-${key === null ? "source" : "numerator"}`);
      if (!(field instanceof HTMLInputElement)) return;
      field.focus();
      if (text !== null) field.value = text;
      else field.select();
      return;
    }
    if (store.at(key).lock !== null) return;
    // A word is chosen from a list: what was typed is none of its entries yet.
    store.editing = { key, text: row.states.length > 0 ? null : text };
    store.tell(key);
  };

  /** The texts of a block or of one cell, each read for its own row; one change for all of them. */
  const take = (texts: PlacedText[], outside = 0) => {
    const sign = texts.length > 1 ? signOf(texts.map(({ text }) => text)) : null;
    const changes: { key: string; content: Content | null }[] = [];
    const refused: { key: string; text: string; fault: string }[] = [];
    let locked = 0;
    for (const { place, text } of texts) {
      const row = rows[place.row];
      const key = keyAt(place);
      if (!row || key === null) continue;
      if (store.at(key).lock !== null) {
        locked += 1;
        continue;
      }
      const read = readText(text, row, sign);
      if ("fault" in read) refused.push({ key, text, fault: read.fault });
      else if ("nothing" in read) changes.push({ key, content: null });
      else changes.push({ key, content: store.withParts(key, { ...NO_FIGURE, ...read }) });
    }
    store.write(changes, true, { refused, locked, outside });
  };

  const placeOf = (key: string): Place | null => {
    const at = key.lastIndexOf(" ");
    const row = rows.findIndex(({ code }) => code === key.slice(0, at));
    const column = columns.findIndex(({ period }) => period === key.slice(at + 1));
    return row < 0 || column < 0 ? null : { row, column: column + 1 };
  };
  const endEditing = (text: string | null) => {
    const { editing } = store;
    if (!editing) return;
    store.editing = null;
    const place = placeOf(editing.key);
    const held = words.plain(store.at(editing.key), rows[place?.row ?? 0] ?? { decimals: 0, ratioFactor: null });
    if (text !== null && place && text.trim() !== held.trim()) take([{ place, text }]);
    store.tell(editing.key);
  };

  const textAt = (place: Place): string | null => {
    const [row, key] = [rows[place.row], keyAt(place)];
    if (row && place.column === 0) return store.rowOrigin(row.code).source;
    return row && key ? words.plain(store.at(key), row) : null;
  };

  const empty = (places: readonly Place[]) => {
    const keys = places.flatMap((place) => keyAt(place) ?? []);
    store.write(keys.flatMap((key) => (contentOf(store.at(key)) ? [{ key, content: null }] : [])));
    for (const key of keys) if (store.at(key).text !== null) store.takeTheirs(key);
  };

  return useSheetHands({
    ...{ size, firstTyped: 1, edit, endEditing, take, textAt, empty },
    selection: {
      get: () => store.selection,
      set: (selection) => {
        store.selection = selection;
        reach(selection.focus.row);
      },
    },
    tell: (places) => store.tell(...places.map((place) => keyAt(place) ?? `row ${rows[place.row]?.code}`)),
    isTyping: () => store.editing !== null,
    undo: store.undo,
    redo: store.redo,
  });
}
