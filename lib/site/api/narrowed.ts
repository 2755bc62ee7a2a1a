import { type Page, pageOf, type Window } from "@/lib/platform/datasets/cut";
import type { Columns } from "@/lib/platform/datasets/dataset";
import type { Paging } from "@/lib/platform/datasets/query";
import { parsePeriod } from "@/lib/platform/format/period";

/** Columns that say when a row came to the public or changed before it. */
const MOMENTS = ["publishedAt", "reportedAt", "followUpPublishedAt", "withdrawnAt", "answeredAt", "receivedAt", "at"];
/** More than any list of a city has; what may be longer (values, seals) narrows by itself. */
const WHOLE = 100_000;

export const isNarrowed = ({ since, from, to }: Paging) => Boolean(since ?? from ?? to);

/** A list's own rows, of them those that a range of periods or a moment asks for; its own order stays. */
export async function narrowedPage<Item>(
  load: (window: Window) => Promise<Page<Item> | null>,
  columns: Columns<Item>,
  query: Paging,
): Promise<Page<Item> | null> {
  const whole = await load({ page: 1, pageSize: WHOLE, cursor: undefined });
  if (!whole) return null;
  const rows = whole.items.filter((item) => isSince(item, columns, query.since) && isWithin(item, columns, query));
  return pageOf(rows, query);
}

const textOf = <Item>(item: Item, columns: Columns<Item>, name: string) => {
  const cell = columns[name]?.(item);
  return typeof cell === "string" || typeof cell === "number" ? `${cell}` : null;
};

function isSince<Item>(item: Item, columns: Columns<Item>, since: string | undefined): boolean {
  if (since === undefined) return true;
  const from = Date.parse(since);
  return MOMENTS.some((name) => {
    const moment = textOf(item, columns, name);
    return moment !== null && Date.parse(moment) >= from;
  });
}

/** A row without a period is of none, and stands in no range. */
function isWithin<Item>(item: Item, columns: Columns<Item>, { from, to }: Paging): boolean {
  if (from === undefined && to === undefined) return true;
  const end = textOf(item, columns, "periodEnd") ?? periodEndOf(item, columns);
  if (!end) return false;
  const [first, last] = [from && parsePeriod(from)?.start, to && parsePeriod(to)?.end];
  return (!first || end >= first) && (!last || end <= last);
}

function periodEndOf<Item>(item: Item, columns: Columns<Item>): string | undefined {
  const period = textOf(item, columns, "period") ?? textOf(item, columns, "year");
  return period?.slice(0, 10).replace(/^(\d{4})-\d$/, "$1")
    ? parsePeriod(period.replace(/^(\d{4})-\d$/, "$1"))?.end
    : undefined;
}

/** The columns that were asked for, in the order of the list; the names that it does not have. */
export function pickedColumns<Item>(columns: Columns<Item>, fields: string | undefined) {
  if (fields === undefined) return { columns, unknown: [] };
  const asked = fields.split(",");
  const picked = Object.entries(columns).filter(([name]) => asked.includes(name));
  return { columns: Object.fromEntries(picked), unknown: asked.filter((name) => !Object.hasOwn(columns, name)) };
}
