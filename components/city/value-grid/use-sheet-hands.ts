"use client";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { readBlock, spread, writeBlock } from "@/lib/city/value-grid/block";
import { afterTyping, blockOf, commandOf, type Place, type Selection, type Size } from "@/lib/city/value-grid/keys";
import { pressEarlyKeys } from "./early-keys";
import { cellId } from "./grid-cell";

/** The editor of what does not fit into a cell, and of what can be done with one. */
export const PANEL = "grid-panel";

export type PlacedText = { place: Place; text: string };

/** What hands work on: a sheet of cells, some of which are typed into. */
export type Sheet = {
  size: Size;
  /** The first column that texts are pasted and filled into. */
  firstTyped: number;
  selection: { get: () => Selection; set: (selection: Selection) => void };
  /** These places look otherwise now. */
  tell: (places: readonly Place[]) => void;
  isTyping: () => boolean;
  /** Opens a cell, with the sign that was typed, or with what it holds. */
  edit: (place: Place, text: string | null) => void;
  /** Ends it with a text, or without one as if nothing had been typed. */
  endEditing: (text: string | null) => void;
  /** One change for all of them; `outside`: how many others the sheet has no place for. */
  take: (texts: PlacedText[], outside?: number) => void;
  /** As it goes to the clipboard; null where nothing can be copied from. */
  textAt: (place: Place) => string | null;
  empty: (places: readonly Place[]) => void;
  undo: () => void;
  redo: () => void;
};

/** Keyboard, pointer and clipboard of a grid. */
export function useSheetHands(sheet: Sheet) {
  const { size, selection } = sheet;
  const mayLeave = useRef(false);

  const placesIn = (chosen: Selection): Place[] => {
    const { top, bottom, left, right } = blockOf(chosen);
    const places: Place[] = [];
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) places.push({ row, column });
    return places;
  };

  const select = (next: Selection, isFocused = true) => {
    const before = placesIn(selection.get());
    selection.set(next);
    sheet.tell([...before, ...placesIn(next)]);
    if (isFocused) document.getElementById(cellId(next.focus.row, next.focus.column))?.focus();
  };
  const backToCell = () => select(selection.get());

  const onTyped = (event: KeyboardEvent, text: string) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      sheet.endEditing(null);
      backToCell();
      // In a text of several lines Shift+Enter begins the next.
    } else if ((event.key === "Enter" && !isNextLine(event)) || event.key === "Tab") {
      event.preventDefault();
      sheet.endEditing(text);
      const focus = afterTyping(event.key as "Enter" | "Tab", event.shiftKey, selection.get().focus, size);
      select({ anchor: focus, focus });
    }
  };

  const fillDown = () => {
    const { top, bottom, left, right } = blockOf(selection.get());
    // With one row alone the one above it is copied, as spreadsheets do.
    const from = top === bottom ? top - 1 : top;
    const texts: PlacedText[] = [];
    for (let row = from + 1; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const text = column < sheet.firstTyped ? null : sheet.textAt({ row: from, column });
        if (from >= 0 && text !== null) texts.push({ place: { row, column }, text });
      }
    sheet.take(texts);
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
    const command = commandOf(press, selection.get(), size, leaves);
    if (!command || command.kind === "leave") return;
    event.preventDefault();
    switch (command.kind) {
      case "move":
        return select(command.selection);
      case "edit":
        return sheet.edit(selection.get().focus, null);
      case "type":
        return sheet.edit(selection.get().focus, command.text);
      case "empty":
        return sheet.empty(placesIn(selection.get()));
      case "fillDown":
        return fillDown();
      case "undo":
        return sheet.undo();
      case "redo":
        return sheet.redo();
      case "all":
        return select(
          {
            anchor: { row: 0, column: sheet.firstTyped },
            focus: { row: size.rows - 1, column: size.columns - 1 },
          },
          false,
        );
      case "menu":
        document.getElementById(PANEL)?.querySelector<HTMLElement>("input, button, a")?.focus();
    }
  };

  const onCopy = (event: ClipboardEvent) => {
    if (sheet.isTyping()) return;
    event.preventDefault();
    const { top, bottom, left, right } = blockOf(selection.get());
    const block: string[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const texts: string[] = [];
      for (let column = left; column <= right; column += 1) texts.push(sheet.textAt({ row, column }) ?? "");
      block.push(texts);
    }
    event.clipboardData.setData("text/plain", writeBlock(block));
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    // A single text that is pasted while one types goes where the cursor stands.
    if (sheet.isTyping() && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    if (sheet.isTyping()) sheet.endEditing(null);
    const block = spread(readBlock(text), blockOf(selection.get()));
    const placed = block.filter(
      ({ row, column }) => row < size.rows && column < size.columns && column >= sheet.firstTyped,
    );
    sheet.take(
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

  const placeUnder = ({ target }: MouseEvent | FocusEvent): Place | null => placeOf(target);
  const onMouseDown = (event: MouseEvent) => {
    const place = placeUnder(event);
    const isOfEditor = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (!place || event.button !== 0 || isOfEditor) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    select({ anchor: event.shiftKey ? selection.get().anchor : place, focus: place });
  };
  /** Who comes by other ways than keys or a press (a screen reader, a search of the page) chooses the cell, too. */
  const onFocus = (event: FocusEvent) => {
    const place =
      event.target instanceof HTMLElement && event.target.matches("td[data-row]") ? placeUnder(event) : null;
    const { focus } = selection.get();
    if (place && (place.row !== focus.row || place.column !== focus.column))
      select({ anchor: place, focus: place }, false);
  };
  // A cell pressed before the page's scripts were there is the one that is meant: what is typed or pasted goes there.
  const takeUp = useRef(() => {
    const { activeElement } = document;
    const place = activeElement?.matches("td[data-row]") ? placeOf(activeElement) : null;
    if (place) select({ anchor: place, focus: place }, false);
  });
  useLayoutEffect(() => takeUp.current(), []);
  useEffect(() => void pressEarlyKeys(), []);
  const onMouseOver = (event: MouseEvent) => {
    const place = event.buttons === 1 ? placeUnder(event) : null;
    if (place && !sheet.isTyping()) select({ anchor: selection.get().anchor, focus: place });
  };
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeUnder(event);
    if (place && !sheet.isTyping()) sheet.edit(place, null);
  };

  return {
    hands: { onKeyDown, onCopy, onPaste, onMouseDown, onMouseOver, onFocus, onDoubleClick },
    onTyped,
    onLeft: (text: string) => sheet.endEditing(text),
    backToCell,
    goDown: () => {
      const focus = afterTyping("Enter", false, selection.get().focus, size);
      select({ anchor: focus, focus });
    },
  };
}

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-row]") : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

const isNextLine = (event: KeyboardEvent) => event.shiftKey && event.target instanceof HTMLTextAreaElement;
