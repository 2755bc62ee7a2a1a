import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterTyping, commandOf, isInside, type Press } from "@/lib/city/value-grid/keys";

const size = { rows: 3, columns: 5 };
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...more,
});
const at = (row: number, column: number) => ({ anchor: { row, column }, focus: { row, column } });
const go = (given: Press, from = at(1, 2), mayLeave = false) => commandOf(given, from, size, mayLeave);
const to = (row: number, column: number) => ({ kind: "move", selection: at(row, column) });

describe("keys on a cell", () => {
  test.each([
    ["ArrowUp", to(0, 2)],
    ["ArrowDown", to(2, 2)],
    ["ArrowLeft", to(1, 1)],
    ["ArrowRight", to(1, 3)],
    ["Home", to(1, 0)],
    ["End", to(1, 4)],
    ["PageDown", to(2, 2)],
    ["Tab", to(1, 3)],
  ])("%s moves", (key, expected) => expect(go(press(key))).toEqual(expected));

  test.each([
    ["ArrowUp", to(0, 2)],
    ["ArrowDown", to(2, 2)],
    ["ArrowLeft", to(1, 0)],
    ["ArrowRight", to(1, 4)],
    ["Home", to(0, 0)],
    ["End", to(2, 4)],
  ])("Ctrl+%s goes to the edge", (key, expected) => expect(go(press(key, { ctrl: true }))).toEqual(expected));

  test("Shift and an arrow select a block from where it began", () => {
    const first = go(press("ArrowDown", { shift: true }));
    expect(first).toEqual({ kind: "move", selection: { anchor: { row: 1, column: 2 }, focus: { row: 2, column: 2 } } });
  });

  test.each([
    [press("Enter"), "edit"],
    [press("F2"), "edit"],
    [press("Delete"), "empty"],
    [press("Backspace"), "empty"],
    [press("d", { ctrl: true }), "fillDown"],
    [press("z", { ctrl: true }), "undo"],
    [press("y", { ctrl: true }), "redo"],
    [press("Z", { ctrl: true, shift: true }), "redo"],
    [press("a", { ctrl: true }), "all"],
    [press("Enter", { alt: true }), "menu"],
    [press("ContextMenu"), "menu"],
  ])("%o", (given, kind) => expect(go(given)).toEqual({ kind }));

  test("a sign that is typed begins the new text", () => expect(go(press("7"))).toEqual({ kind: "type", text: "7" }));

  test.each([press("c", { ctrl: true }), press("v", { ctrl: true }), press("r", { ctrl: true }), press("F5")])(
    "%o is the browser's",
    (given) => expect(go(given)).toBeNull(),
  );

  test("nobody is held in the grid: after Escape Tab leaves, and behind the last cell", () => {
    expect(go(press("Tab"), at(1, 2), true)).toEqual({ kind: "leave" });
    expect(go(press("Tab"), at(2, 4))).toEqual({ kind: "leave" });
    expect(go(press("Tab", { shift: true }), at(0, 0))).toEqual({ kind: "leave" });
    expect(go(press("Tab"), at(0, 4))).toEqual(to(1, 0));
  });

  test("no key leads outside", () => {
    const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Tab"];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            key: fc.constantFrom(...keys),
            ctrl: fc.boolean(),
            shift: fc.boolean(),
            alt: fc.constant(false),
          }),
        ),
        (presses) => {
          let selection = at(0, 1);
          for (const one of presses) {
            const command = commandOf(one, selection, size, false);
            if (command?.kind === "move") selection = command.selection;
          }
          for (const { row, column } of [selection.anchor, selection.focus])
            expect(row >= 0 && row < size.rows && column >= 0 && column < size.columns).toBe(true);
        },
      ),
    );
  });
});

test("a typed text is taken on by Tab and down by Enter", () => {
  expect(afterTyping("Tab", false, { row: 1, column: 2 }, size)).toEqual({ row: 1, column: 3 });
  expect(afterTyping("Enter", false, { row: 1, column: 2 }, size)).toEqual({ row: 2, column: 2 });
  expect(afterTyping("Enter", true, { row: 0, column: 2 }, size)).toEqual({ row: 0, column: 2 });
});

test("what lies in a block, whichever way it was drawn", () => {
  const selection = { anchor: { row: 2, column: 3 }, focus: { row: 1, column: 1 } };
  expect(isInside(selection, { row: 1, column: 3 })).toBe(true);
  expect(isInside(selection, { row: 0, column: 3 })).toBe(false);
});
