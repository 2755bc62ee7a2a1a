/** Where the focus stands; column 0 is the row's source, 1 and more its periods. */
export type Place = { row: number; column: number };
/** From the place where a selection began to the one with the focus. */
export type Selection = { anchor: Place; focus: Place };
export type Size = { rows: number; columns: number };

export type Press = { key: string; ctrl: boolean; shift: boolean; alt: boolean };

export type Command =
  | { kind: "move"; selection: Selection }
  /** Out of the grid, to what stands before or after it. */
  | { kind: "leave" }
  | { kind: "edit" }
  /** The sign that was typed begins the new text. */
  | { kind: "type"; text: string }
  | { kind: "empty" | "fillDown" | "undo" | "redo" | "menu" | "all" };

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
const at = (place: Place): Selection => ({ anchor: place, focus: place });

const STEPS: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * What a key does while the focus stands on a cell and nothing is being typed; null where it is the browser's. Tab goes
 * through the cells as in a spreadsheet and leaves behind the last one, or at once after Escape (`mayLeave`), so that
 * nobody is held in the grid.
 */
export function commandOf(press: Press, { anchor, focus }: Selection, size: Size, mayLeave: boolean): Command | null {
  const { key, ctrl, shift, alt } = press;
  if (key === "ContextMenu" || (key === "F10" && shift) || (key === "Enter" && alt)) return { kind: "menu" };
  if (alt) return null;
  if (ctrl) return withCtrl(press, { anchor, focus }, size);
  const step = STEPS[key];
  if (step) return move({ row: focus.row + step[0], column: focus.column + step[1] }, shift ? anchor : null, size);
  switch (key) {
    case "Home":
      return move({ ...focus, column: 0 }, shift ? anchor : null, size);
    case "End":
      return move({ ...focus, column: size.columns - 1 }, shift ? anchor : null, size);
    case "PageUp":
    case "PageDown":
      return move(
        { ...focus, row: focus.row + (key === "PageDown" ? ROWS_OF_A_SCREEN : -ROWS_OF_A_SCREEN) },
        shift ? anchor : null,
        size,
      );
    case "Tab":
      return mayLeave ? { kind: "leave" } : along(focus, shift ? -1 : 1, size);
    case "Enter":
    case "F2":
      return { kind: "edit" };
    case "Delete":
    case "Backspace":
      return { kind: "empty" };
  }
  return key.length === 1 && key !== " " ? { kind: "type", text: key } : null;
}

const ROWS_OF_A_SCREEN = 10;

function withCtrl({ key, shift }: Press, { anchor, focus }: Selection, size: Size): Command | null {
  const from = shift ? anchor : null;
  switch (key) {
    case "ArrowUp":
      return move({ ...focus, row: 0 }, from, size);
    case "ArrowDown":
      return move({ ...focus, row: size.rows - 1 }, from, size);
    case "ArrowLeft":
      return move({ ...focus, column: 0 }, from, size);
    case "ArrowRight":
      return move({ ...focus, column: size.columns - 1 }, from, size);
    case "Home":
      return move({ row: 0, column: 0 }, from, size);
    case "End":
      return move({ row: size.rows - 1, column: size.columns - 1 }, from, size);
  }
  switch (key.toLowerCase()) {
    case "a":
      return { kind: "all" };
    case "d":
      return { kind: "fillDown" };
    case "z":
      return { kind: shift ? "redo" : "undo" };
    case "y":
      return { kind: "redo" };
  }
  return null;
}

function move(to: Place, anchor: Place | null, size: Size): Command {
  const focus = { row: within(to.row, size.rows), column: within(to.column, size.columns) };
  return { kind: "move", selection: { anchor: anchor ?? focus, focus } };
}

/** Cell by cell, row by row; past either end one is outside. */
function along({ row, column }: Place, step: 1 | -1, { rows, columns }: Size): Command {
  const next = row * columns + column + step;
  if (next < 0 || next >= rows * columns) return { kind: "leave" };
  return { kind: "move", selection: at({ row: Math.floor(next / columns), column: next % columns }) };
}

/** Where the focus goes when a typed text is taken: on by Tab, down by Enter. */
export function afterTyping(key: "Tab" | "Enter", shift: boolean, focus: Place, size: Size): Place {
  const to =
    key === "Tab"
      ? { ...focus, column: focus.column + (shift ? -1 : 1) }
      : { ...focus, row: focus.row + (shift ? -1 : 1) };
  return { row: within(to.row, size.rows), column: within(to.column, size.columns) };
}

/** The corners of a selection, whichever way it was drawn. */
export function blockOf({ anchor, focus }: Selection) {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isInside(selection: Selection, { row, column }: Place): boolean {
  const { top, bottom, left, right } = blockOf(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
}
