import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";

/** What is asked of a list: a page by its number, or what follows the last row that one has. */
export interface Window {
  page?: number | undefined;
  pageSize?: number | undefined;
  /** `next` of the answer before. */
  cursor?: string | undefined;
}

export interface Page<Item> {
  items: Item[];
  total: number;
  page: number;
  pageSize: number;
  pages: number;
  /** The cursor behind the last row; null where no row follows. */
  next: string | null;
}

/** It was made by no list, or by another than the one that is asked. */
export class UnknownCursor extends Error {
  constructor() {
    super("A cursor of no answer.");
  }
}

const text = z.string().regex(/^[^\0]*$/);
const KINDS = {
  text,
  "text or null": text.nullable(),
  uuid: z.guid(),
  int: z.int32(),
  bigint: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
  day: z.iso.datetime().transform((instant) => new Date(instant)),
} as const;

/**
 * How the database sorts a list: columns, the last of which tell any two rows apart. A cursor holds these columns of the
 * last row and not its number, so that nothing is missed or told twice where rows come and go between two answers, also
 * where it is that row that goes.
 */
export type Order = readonly (readonly [column: string, direction: "asc" | "desc", kind: keyof typeof KINDS])[];

const ROWS = 50;

const asText = (value: unknown) => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "bigint" ? `${value}` : value;
};

const write = (values: readonly unknown[]) => Buffer.from(JSON.stringify(values)).toString("base64url");

function read<Value>(cursor: string, schema: z.ZodType<Value>): Value {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new UnknownCursor();
  }
}

const cursorBehind = (order: Order, row: object) =>
  write(order.map(([column]) => asText((row as Record<string, unknown>)[column])));

type Condition = Record<string, unknown>;

/** Rows that stand behind the cursor's, as Prisma asks for them. PostgreSQL sorts null behind everything. */
function conditionBehind(order: Order, cursor: string): { OR: Condition[] } {
  const kinds = order.map(([, , kind]) => KINDS[kind]) as unknown as [z.ZodType, ...z.ZodType[]];
  const values = read(cursor, z.tuple(kinds)) as unknown[];
  const isSame = order.map(([column], at): Condition => ({ [column]: values[at] }));
  return {
    OR: order.flatMap(([column, direction, kind], at) => {
      const value = values[at];
      const canBeNull = kind === "text or null";
      const further: Condition[] =
        value === null
          ? direction === "asc"
            ? []
            : [{ [column]: { not: null } }]
          : [
              { [column]: { [direction === "asc" ? "gt" : "lt"]: value } },
              ...(canBeNull && direction === "asc" ? [{ [column]: null }] : []),
            ];
      return further.map((one) => ({ AND: [...isSame.slice(0, at), one] }));
    }),
  };
}

export const inOrder = (order: Order): Record<string, "asc" | "desc">[] =>
  order.map(([column, direction]) => ({ [column]: direction }));

export interface Cut {
  /** To be put beside the list's own conditions. */
  behind: { OR: Condition[] }[];
  orderBy: Record<string, "asc" | "desc">[];
  skip: number;
  take: number;
}

/** So many rows of a list as the database sorts it, and the cursor behind them. */
export async function cutRows<Row extends object>(
  order: Order,
  { page = 1, pageSize = ROWS, cursor }: Window,
  rows: (cut: Cut) => Promise<Row[]>,
): Promise<{ items: Row[]; next: string | null }> {
  const found = await rows({
    behind: cursor === undefined ? [] : [conditionBehind(order, cursor)],
    orderBy: inOrder(order),
    skip: cursor === undefined ? (page - 1) * pageSize : 0,
    // One more tells whether any follows.
    take: pageSize + 1,
  });
  const items = found.slice(0, pageSize);
  const last = items.at(-1);
  return { items, next: found.length > pageSize && last ? cursorBehind(order, last) : null };
}

/** The same with the number of all rows, for a list that counts its pages. */
export async function cutPage<Row extends object>(
  order: Order,
  window: Window,
  list: { rows: (cut: Cut) => Promise<Row[]>; count: () => Promise<number> },
): Promise<Page<Row>> {
  const [cut, total] = await Promise.all([cutRows(order, window, list.rows), list.count()]);
  return { ...cut, ...numbersOf(total, window) };
}

const numbersOf = (total: number, { page = 1, pageSize = ROWS }: Window) => ({
  ...{ total, page, pageSize },
  pages: Math.max(1, Math.ceil(total / pageSize)),
});

const atHand = z.tuple([z.int().min(1), z.string()]);
const markOf = (row: unknown) =>
  createHash("sha256")
    .update(JSON.stringify(row, (_key, value) => asText(value)))
    .digest("base64url")
    .slice(0, 12);

/** A page of a list that is at hand whole: its cursor knows the last row again, or failing that its place. */
export function pageOf<Item>(all: readonly Item[], window: Window): Page<Item> {
  const { page = 1, pageSize = ROWS, cursor } = window;
  const from = cursor === undefined ? (page - 1) * pageSize : placeBehind(all, cursor);
  const items = all.slice(from, from + pageSize);
  const end = from + items.length;
  const next = items.length > 0 && end < all.length ? write([end, markOf(items.at(-1))]) : null;
  return { items, next, ...numbersOf(all.length, window) };
}

function placeBehind(all: readonly unknown[], cursor: string): number {
  const [place, mark] = read(cursor, atHand);
  if (place <= all.length && markOf(all[place - 1]) === mark) return place;
  const moved = all.findIndex((row) => markOf(row) === mark);
  // The row itself has gone or changed: what stood behind it has moved up by one where it has gone.
  return moved < 0 ? place - 1 : moved + 1;
}
