import "server-only";
import { notFound } from "next/navigation";
import type { About } from "@/lib/city/entry-workbooks/kind";
import { countByFrequency } from "@/lib/city/value-grid/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/format/locale";
import { currentPeriod, previousPeriod } from "@/lib/platform/format/period";
import { cityToday, getCity } from "@/lib/platform/settings/published";
import { fieldsOf, viewsOf } from "./entry-row";
import { KINDS } from "./kinds";
import { CHANGES_SHOWN, FAULTS_SHOWN } from "./limits";
import { canBringWorkbooks } from "./policy";
import { ROW_PAGES, type RowPageName, returnedSchema, type WorkbookResult } from "./schemas";
import { previewOf } from "./workbook";

/** One's own that are not written yet, the newest first. */
export function listOpenWorkbooks(actor: Actor) {
  if (!canBringWorkbooks(actor)) refuse(actor);
  return db().entryWorkbook.findMany({
    where: { createdById: actor.id, status: "OPEN" },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { id: true, fileName: true, kind: true, createdAt: true },
  });
}

const PERIODS_OFFERED = 12;
const YEARS_OFFERED = 6;

/** What a workbook can be fetched for: frequencies that there is something of, periods, years, and rounds that take entries. */
export async function listFetchable(actor: Actor) {
  if (!canBringWorkbooks(actor)) refuse(actor);
  const today = await cityToday();
  const { reportRhythm } = await getCity();
  const [frequencies, rounds] = await Promise.all([
    countByFrequency(actor, {}),
    db().evaluationRound.findMany({
      where: { phase: { not: "PUBLISHED" }, instrumentId: { not: null } },
      orderBy: { slug: "desc" },
      select: { slug: true },
    }),
  ]);
  const periods = [currentPeriod(reportRhythm, today)];
  while (periods.length < PERIODS_OFFERED) periods.push(previousPeriod(periods.at(-1) ?? ""));
  const thisYear = Number(today.slice(0, 4));
  return {
    ...{ frequencies: frequencies.map(({ frequency }) => frequency), periods, rounds: rounds.map(({ slug }) => slug) },
    years: Array.from({ length: YEARS_OFFERED }, (_none, at) => thisYear + 1 - at),
    thisYear,
  };
}

/** Who changed a row last, for a conflict. */
async function lastHands(ids: readonly string[]): Promise<Map<string, { by: string | null; at: Date }>> {
  if (ids.length === 0) return new Map();
  const events = await db().$queryRaw<{ entityId: string; by: string | null; at: Date }[]>`
    SELECT DISTINCT ON (e."entityId") e."entityId", u."name" AS "by", e."at"
      FROM "audit_events" e LEFT JOIN "users" u ON u."id" = e."actorId"
     WHERE e."entityId" = ANY (${ids}::text[]) ORDER BY e."entityId", e."id" DESC`;
  return new Map(events.map(({ entityId, ...event }) => [entityId, event]));
}

/** One's own workbook with its preview, made anew from what stands now; of a written one what it did. */
export async function getWorkbook(actor: Actor, id: string, locale: Locale) {
  if (!canBringWorkbooks(actor)) refuse(actor);
  const row = (await db().entryWorkbook.findFirst({ where: { id, createdById: actor.id } })) ?? notFound();
  const { fileName, kind, status, version } = row;
  const about = { fileName, kind, status, version, result: row.result as WorkbookResult | null };
  const preview = row.returned && (await previewOf(actor, returnedSchema.parse(row.returned), locale));
  if (!preview) return { ...about, preview: null };
  const hands = await lastHands(preview.conflicts.flatMap(({ entry }) => entry.ref?.id ?? []));
  const shown = ({ entry, changes, standing }: (typeof preview.proposed)[number]) => ({
    ...{ label: entry.label, isNew: entry.ref === null, isPublished: entry.isPublished ?? false },
    ...{ changes, unit: entry.measure?.unit ?? null, asked: standing?.asked ?? null, lacks: standing?.lacks ?? {} },
  });
  return {
    ...about,
    preview: {
      ...{ digest: preview.digest, isHandedIn: preview.kind.isHandedIn },
      changes: preview.proposed.slice(0, CHANGES_SHOWN).map(shown),
      rest: Math.max(0, preview.proposed.length - CHANGES_SHOWN),
      conflicts: preview.conflicts.map((conflict) => ({
        ...shown(conflict),
        meanwhile: conflict.meanwhile,
        ...(hands.get(conflict.entry.ref?.id ?? "") ?? { by: null, at: null }),
      })),
      faults: { total: preview.faults.length, shown: preview.faults.slice(0, FAULTS_SHOWN) },
    },
  };
}

export type WorkbookView = Awaited<ReturnType<typeof getWorkbook>>;
export type WorkbookPreview = NonNullable<WorkbookView["preview"]>;
export type WorkbookChange = WorkbookPreview["changes"][number];

/** Of a page of rows: each is a form on a telephone, and a line of the grid on a desk. */
export const ROWS_OF_A_PAGE = 50;

/** Rows that are filled in on a page: what a workbook of the same filter would hold, each with what it takes. */
export async function listEntryRows(actor: Actor, name: RowPageName, about: About, locale: Locale, asked = 1) {
  const kind = KINDS[ROW_PAGES[name]];
  if (!kind.may(actor)) refuse(actor);
  const today = await cityToday();
  // Headings are the page's own words.
  const planOf = (at: number) =>
    kind.plan(actor, about, {
      locale,
      today,
      say: () => "",
      part: { skip: (at - 1) * ROWS_OF_A_PAGE, take: ROWS_OF_A_PAGE },
    });
  const first = await planOf(asked);
  const total = first.total ?? first.lines.length;
  const pages = Math.max(1, Math.ceil(total / ROWS_OF_A_PAGE));
  const page = Math.min(asked, pages);
  const plan = page === asked ? first : await planOf(page);
  const shown = plan.lines.flatMap(({ cells }) => {
    const [cell] = Object.values(cells);
    const entry = cell && plan.entries.get(cell.entry);
    return entry ? [entry] : [];
  });
  return { rows: await viewsOf(actor, kind, shown, locale), fields: fieldsOf(kind), total, page, pages };
}
