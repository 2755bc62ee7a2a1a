import type { EntryStatus, ValueCertainty } from "@/lib/platform/db/generated/enums";
import type { Cell, Lock } from "./cell";
import type { GridRow } from "./queries";

type Pillar = GridRow["pillar"];
type Text = number;
type Flags = number;

const STATUSES = ["DRAFT", "RETURNED", "SUBMITTED", "VERIFIED", "PUBLISHED"] as const satisfies EntryStatus[];
const CERTAINTIES = ["PROVISIONAL", "FINAL", "ESTIMATE"] as const satisfies ValueCertainty[];
const LOCKS = [
  ...([null, "published", "verified", "submitted", "future", "retired"] as const),
  ...(["measuredOtherwise", "notYours"] as const),
] satisfies (Lock | null)[];

/** What most cells have stands first, so that the rest can be left out: zeros at the end are. */
type PackedCell = readonly [
  lock: number,
  id: string,
  version: number,
  status: number,
  value: string | 0,
  certainty: number,
  source: Text,
  may: Flags,
  numerator: string | 0,
  denominator: string | 0,
  state: Text,
  note: Text,
  returnReason: Text,
  corrects: [string] | 0,
  lacks: Cell["lacks"] | 0,
  asked: Cell["asked"] | 0,
];
/** A lock alone where nothing is written. */
type PackedRow = Omit<GridRow, "pillar" | "agency" | "cells"> & {
  pillar: number;
  agency: Text;
  cells: (PackedCell | number)[];
};
type Packed = { texts: string[]; pillars: Pillar[]; rows: PackedRow[] };

/** Numbers for texts that stand once, however many cells have them; 0 is none. */
function textsOf() {
  const texts = [""];
  const numbers = new Map([["", 0]]);
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    return texts.push(text) - 1;
  };
  return { texts, numberOf };
}

/** The rows as they go to the browser: one text, in which a cell is a short list and each text stands once. */
export function packRows(rows: readonly GridRow[]): string {
  const { texts, numberOf } = textsOf();
  const pillars = new Map(rows.map(({ pillar }) => [pillar.code, pillar]));
  const order = [...pillars.keys()];
  const packed: Packed = {
    ...{ texts, pillars: [...pillars.values()] },
    rows: rows.map(({ pillar, agency, cells, ...row }) => ({
      ...row,
      ...{ pillar: order.indexOf(pillar.code), agency: numberOf(agency) },
      cells: cells.map(({ cell, lock }) =>
        cell ? packCell(cell, LOCKS.indexOf(lock), numberOf) : LOCKS.indexOf(lock),
      ),
    })),
  };
  return JSON.stringify(packed);
}

function packCell(cell: Cell, lock: number, numberOf: (text: string) => number): PackedCell {
  const { may, isOthers, corrects, lacks, asked } = cell;
  const flags = (may.callBack ? 1 : 0) + (may.discard ? 2 : 0) + (isOthers ? 4 : 0);
  const parts: unknown[] = [lock, cell.id, cell.version, STATUSES.indexOf(cell.status), cell.value || 0];
  parts.push(CERTAINTIES.indexOf(cell.certainty), numberOf(cell.source), flags);
  parts.push(cell.numerator || 0, cell.denominator || 0, numberOf(cell.state), numberOf(cell.note));
  parts.push(numberOf(cell.returnReason), corrects === null ? 0 : [corrects]);
  parts.push(Object.keys(lacks).length > 0 ? lacks : 0, asked ?? 0);
  while (parts.at(-1) === 0) parts.pop();
  return parts as unknown as PackedCell;
}

/** What `packRows` packed. */
export function unpackRows(text: string): GridRow[] {
  const { texts, pillars, rows } = JSON.parse(text) as Packed;
  const textOf = (number = 0) => texts[number] ?? "";
  return rows.map(({ pillar, agency, cells, ...row }) => ({
    ...row,
    ...{ pillar: pillars[pillar] as Pillar, agency: textOf(agency) },
    cells: cells.map((cell) =>
      typeof cell === "number"
        ? { cell: null, lock: LOCKS[cell] ?? null }
        : { cell: unpackCell(cell, textOf), lock: LOCKS[cell[0]] ?? null },
    ),
  }));
}

function unpackCell(packed: PackedCell, textOf: (number?: number) => string): Cell {
  const [, id, version = 0, status = 0, value, certainty = 0, source, may = 0, ...more] = packed;
  const [numerator, denominator, state, note, returnReason, corrects, lacks, asked] = more;
  return {
    ...{ id, version, status: STATUSES[status] ?? "DRAFT", value: value || "" },
    ...{ certainty: CERTAINTIES[certainty] ?? "PROVISIONAL", source: textOf(source) },
    may: { callBack: (may & 1) > 0, discard: (may & 2) > 0 },
    isOthers: (may & 4) > 0,
    ...{ numerator: numerator || "", denominator: denominator || "", state: textOf(state), note: textOf(note) },
    ...{ returnReason: textOf(returnReason), corrects: corrects ? corrects[0] : null },
    ...{ lacks: lacks || {}, asked: asked || null },
  };
}
