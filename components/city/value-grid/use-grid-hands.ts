"use client";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useMemo,
  useRef,
} from "react";
import { readBlock, spread, writeBlock } from "@/lib/city/value-grid/block";
import { type Content, keyOf } from "@/lib/city/value-grid/cell";
import { afterTyping, blockOf, commandOf, type Place, type Selection } from "@/lib/city/value-grid/keys";
import { readText, signOf } from "@/lib/city/value-grid/typed-cell";
import { cellId } from "./grid-cell";
import type { Column, Row } from "./grid-row";
import { contentOf, type GridStore } from "./grid-store";
import { useCellWords } from "./use-cell-words";

const NO_FIGURE = { value: "", numerator: "", denominator: "", state: "" };
/** The editor of what does not fit into a cell: a ratio, or a row's source. */
export const PANEL = "grid-panel";

/** Keyboard, pointer and clipboard of the grid: what hands do becomes changes of the store. */
export function useGridHands(store: GridStore, rows: readonly Row[], columns: readonly Column[]) {
  const words = useCellWords();
  const size = useMemo(() => ({ rows: rows.length, columns: columns.length + 1 }), [rows, columns]);
  const mayLeave = useRef(false);
  const keyAt = useCallback(
    ({ row, column }: Place): string | null => {
      const [one, other] = [rows[row], columns[column - 1]];
      return one && other ? keyOf(one.code, other.period) : null;
    },
    [rows, columns],
  );

  const nameOf = (place: Place) => keyAt(place) ?? `row ${rows[place.row]?.code}`;
  const namesIn = (selection: Selection): string[] => {
    const { top, bottom, left, right } = blockOf(selection);
    const names: string[] = [];
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) names.push(nameOf({ row, column }));
    return names;
  };

  const select = (selection: Selection, isFocused = true) => {
    const before = namesIn(store.selection);
    store.selection = selection;
    store.tell(...before, ...namesIn(selection));
    if (isFocused) document.getElementById(cellId(selection.focus.row, selection.focus.column))?.focus();
  };
  const backToCell = () => select(store.selection);

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
  const take = (texts: { place: Place; text: string }[], outside = 0) => {
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

  const endEditing = (text: string | null) => {
    const { editing } = store;
    if (!editing) return;
    store.editing = null;
    const place = placeOf(editing.key);
    const held = words.plain(store.at(editing.key), rows[place?.row ?? 0] ?? { decimals: 0, ratioFactor: null });
    if (text !== null && place && text.trim() !== held.trim()) take([{ place, text }]);
    store.tell(editing.key);
  };
  const placeOf = (key: string): Place | null => {
    const at = key.lastIndexOf(" ");
    const row = rows.findIndex(({ code }) => code === key.slice(0, at));
    const column = columns.findIndex(({ period }) => period === key.slice(at + 1));
    return row < 0 || column < 0 ? null : { row, column: column + 1 };
  };

  const onTyped = (event: KeyboardEvent, text: string) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      endEditing(null);
      backToCell();
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      endEditing(text);
      const focus = afterTyping(event.key, event.shiftKey, store.selection.focus, size);
      select({ anchor: focus, focus });
    }
  };

  const empty = () => {
    const keys = namesIn(store.selection).filter((name) => !name.startsWith("row "));
    store.write(keys.flatMap((key) => (contentOf(store.at(key)) ? [{ key, content: null }] : [])));
    for (const key of keys) if (store.at(key).text !== null) store.takeTheirs(key);
  };

  const fillDown = () => {
    const { top, bottom, left, right } = blockOf(store.selection);
    // With one row alone the one above it is copied, as spreadsheets do.
    const from = top === bottom ? top - 1 : top;
    const texts: { place: Place; text: string }[] = [];
    for (let row = from + 1; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const text = textAt({ row: from, column });
        if (from >= 0 && text !== null) texts.push({ place: { row, column }, text });
      }
    take(texts);
  };
  const textAt = (place: Place): string | null => {
    const [row, key] = [rows[place.row], keyAt(place)];
    return row && key ? words.plain(store.at(key), row) : null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.getAttribute("role") !== "gridcell") return;
    const press = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
    };
    const leaves = mayLeave.current;
    if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) mayLeave.current = event.key === "Escape";
    const command = commandOf(press, store.selection, size, leaves);
    if (!command || command.kind === "leave") return;
    event.preventDefault();
    switch (command.kind) {
      case "move":
        return select(command.selection);
      case "edit":
        return edit(store.selection.focus, null);
      case "type":
        return edit(store.selection.focus, command.text);
      case "empty":
        return empty();
      case "fillDown":
        return fillDown();
      case "undo":
        return store.undo();
      case "redo":
        return store.redo();
      case "all":
        return select(
          { anchor: { row: 0, column: 1 }, focus: { row: size.rows - 1, column: size.columns - 1 } },
          false,
        );
      case "menu":
        document.getElementById(PANEL)?.querySelector<HTMLElement>("input, button, a")?.focus();
    }
  };

  const isTyping = () => store.editing !== null;

  const onCopy = (event: ClipboardEvent) => {
    if (isTyping()) return;
    event.preventDefault();
    const { top, bottom, left, right } = blockOf(store.selection);
    const block: string[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const texts: string[] = [];
      for (let column = left; column <= right; column += 1)
        texts.push(column === 0 ? store.rowOrigin(rows[row]?.code ?? "").source : (textAt({ row, column }) ?? ""));
      block.push(texts);
    }
    event.clipboardData.setData("text/plain", writeBlock(block));
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    // A single text that is pasted while one types goes where the cursor stands.
    if (isTyping() && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    if (isTyping()) endEditing(null);
    const block = spread(readBlock(text), blockOf(store.selection));
    const placed = block.filter(({ row, column }) => row < size.rows && column < size.columns && column > 0);
    take(
      placed.map(({ row, column, text: one }) => ({ place: { row, column }, text: one })),
      block.length - placed.length,
    );
    const [first] = placed;
    const last = placed.at(-1);
    if (first && last) {
      const end = {
        row: Math.max(...placed.map(({ row }) => row)),
        column: Math.max(...placed.map(({ column }) => column)),
      };
      select({ anchor: end, focus: { row: first.row, column: first.column } });
    }
  };

  const placeUnder = (event: MouseEvent | FocusEvent): Place | null => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("td[data-row]") : null;
    return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
  };
  const onMouseDown = (event: MouseEvent) => {
    const place = placeUnder(event);
    if (!place || event.button !== 0 || (event.target instanceof Element && event.target.closest("input, select")))
      return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    select({ anchor: event.shiftKey ? store.selection.anchor : place, focus: place });
  };
  /** Who comes by other ways than keys or a press (a screen reader, a search of the page) chooses the cell, too. */
  const onFocus = (event: FocusEvent) => {
    const place =
      event.target instanceof HTMLElement && event.target.matches("td[data-row]") ? placeUnder(event) : null;
    const { focus } = store.selection;
    if (place && (place.row !== focus.row || place.column !== focus.column))
      select({ anchor: place, focus: place }, false);
  };
  const onMouseOver = (event: MouseEvent) => {
    const place = event.buttons === 1 ? placeUnder(event) : null;
    if (place && !isTyping()) select({ anchor: store.selection.anchor, focus: place });
  };
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeUnder(event);
    if (place && !isTyping()) edit(place, null);
  };

  return {
    hands: { onKeyDown, onCopy, onPaste, onMouseDown, onMouseOver, onFocus, onDoubleClick },
    onTyped,
    onLeft: (text: string) => endEditing(text),
    backToCell,
    goDown: () => {
      const focus = afterTyping("Enter", false, store.selection.focus, size);
      select({ anchor: focus, focus });
    },
  };
}
