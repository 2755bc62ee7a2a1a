import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import {
  canCallBackEntry,
  canDiscardEntry,
  canEditEntry,
  canEnter,
  canPublishEntry,
  canReturnEntry,
  canReviseEntry,
  canVerifyEntry,
} from "@/lib/city/entries/policy";
import { revisedEntry } from "@/lib/city/entries/revised-entry";
import { checkedIndicator, readableOwner, readableStatus } from "@/lib/city/entries/scope";
import type { IndicatorSearch } from "@/lib/city/indicator-register/schemas";
import { listHistory } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { IndicatorDefinition, IndicatorValue, Prisma } from "@/lib/platform/db/generated/client";
import { everyWord } from "@/lib/platform/format/search-words";
import { route } from "@/lib/platform/pages/routes";
import { measureOf } from "./definition-for";
import { findJump } from "./shown";
import { targetFrom } from "./target";

export const PAGE_SIZE = 20;

/** A value as forms and pages show it; figures are decimal strings. */
export function asValue({ value, numerator, denominator, ...rest }: IndicatorValue) {
  return {
    ...rest,
    value: value?.toFixed() ?? null,
    numerator: numerator?.toFixed() ?? null,
    denominator: denominator?.toFixed() ?? null,
  };
}
export type Value = ReturnType<typeof asValue>;

export function asDefinition({ scaleMin, scaleMax, ratioFactor, ...rest }: IndicatorDefinition) {
  return {
    ...rest,
    scaleMin: scaleMin?.toFixed() ?? null,
    scaleMax: scaleMax?.toFixed() ?? null,
    ratioFactor: ratioFactor?.toFixed() ?? null,
  };
}

type ListedBy = { page?: number; pillarCode?: string; programmeId?: string };

function whereOf({ pilar, opd, status, terbit, q }: IndicatorSearch): Prisma.IndicatorWhereInput {
  return {
    ...(pilar ? { pillar: { code: pilar } } : {}),
    ...(opd ? { agency: { code: opd } } : {}),
    ...(status ? { retiredFrom: status === "HENTI" ? { not: null } : null } : {}),
    ...(terbit ? { publishedAt: terbit === "ya" ? { not: null } : null } : {}),
    ...everyWord<Prisma.IndicatorWhereInput>(q, (word) => ({
      OR: [{ code: word }, { nameId: word }, { nameEn: word }],
    })),
  };
}

/** The indicators in the actor's scope, a page at a time, with definition and newest value. */
export async function listIndicators(
  actor: Actor,
  { page = 1, pillarCode, programmeId, ...search }: ListedBy & IndicatorSearch = {},
) {
  const where = {
    ...readableOwner(actor),
    ...checkedIndicator(actor),
    ...whereOf(search),
    ...(pillarCode ? { pillar: { code: pillarCode } } : {}),
    ...(programmeId ? { programmeId } : {}),
  };
  const [total, rows] = await Promise.all([
    db().indicator.count({ where }),
    db().indicator.findMany({
      where,
      orderBy: [{ pillar: { order: "asc" } }, { code: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: {
        pillar: { select: { code: true, name: true } },
        agency: { select: { shortName: true } },
        definitions: { select: { number: true, current: true, validFrom: true, unit: true, decimals: true } },
        targets: { where: { withdrawnAt: null }, orderBy: { year: "desc" } },
      },
    }),
  ]);
  const newest = await newestValues(
    actor,
    rows.map(({ id }) => id),
  );
  const items = rows.map(({ definitions, targets, ...indicator }) => ({
    ...indicator,
    newest: newest.get(indicator.id) ?? null,
    targets: targets.map((target) => {
      const { year } = target;
      return { year, target: targetFrom(target), measure: measureOf(definitions, year) };
    }),
  }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** What a value is told in, and rated by: its own definition's, which may not be the present one. */
const MEASURE = { unit: true, decimals: true, polarity: true } as const;

/** The newest value of each, with what it is told in; asked of the database, for a relation that is cut to one is read whole before it is cut. */
async function newestValues(actor: Actor, indicatorIds: readonly string[]) {
  const states = readableStatus(actor).status?.in ?? null;
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT n."id" FROM unnest(${[...indicatorIds]}::uuid[]) AS i("id") CROSS JOIN LATERAL (
      SELECT v."id" FROM "indicator_values" v
      WHERE v."indicatorId" = i."id" AND v."kelurahanId" IS NULL
        AND (${states}::text[] IS NULL OR v."status"::text = ANY(${states}::text[]))
      ORDER BY v."periodEnd" DESC, v."revision" DESC LIMIT 1) n`;
  const rows = await db().indicatorValue.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: { definition: { select: MEASURE } },
  });
  return new Map(rows.map(({ definition, ...row }) => [row.indicatorId, { ...asValue(row), ...definition }]));
}

export type ListedIndicator = Awaited<ReturnType<typeof listIndicators>>["items"][number];

/** An indicator in scope with definition and values, newest first; notFound otherwise. */
export async function getIndicator(actor: Actor, code: string) {
  const found = await db().indicator.findFirst({
    where: { code, ...readableOwner(actor), ...checkedIndicator(actor) },
    include: {
      pillar: { select: { code: true, name: true } },
      agency: { select: { shortName: true, name: true } },
      producer: { select: { name: true } },
      steward: { select: { name: true } },
      frameworks: { orderBy: [{ framework: "asc" }, { code: "asc" }] },
      moves: {
        orderBy: { movedOn: "desc" },
        include: { fromPillar: { select: { name: true } }, toPillar: { select: { name: true } } },
      },
      definitions: { orderBy: { number: "desc" } },
      targets: { where: { withdrawnAt: null }, orderBy: { year: "desc" } },
      values: {
        where: readableStatus(actor),
        orderBy: [{ periodEnd: "desc" }, { revision: "desc" }],
        take: 120,
        include: { kelurahan: { select: { name: true } }, definition: { select: MEASURE } },
      },
    },
  });
  const definition = found?.definitions.find(({ current }) => current);
  if (!found || !definition) notFound();
  const { definitions, values, targets, baselineValue, ...indicator } = found;
  return {
    ...indicator,
    baselineValue: baselineValue?.toFixed() ?? null,
    definition: asDefinition(definition),
    definitions: definitions.map(({ number, validFrom, statedAt, reason, unit, states, decimals, current }) => ({
      ...{ number, validFrom, statedAt, reason, unit, states, decimals, current },
    })),
    targets: targets.map(({ id, year, plan, source, version, reason, withdrawnAt, ...target }) => ({
      ...{ id, year, plan, source, version, reason, withdrawnAt },
      target: targetFrom(target),
    })),
    values: values.map(({ kelurahan, definition: own, ...value }) => ({
      ...{ ...asValue(value), ...own },
      kelurahan: kelurahan?.name ?? null,
    })),
    mayEnter: canEnter(actor, indicator),
  };
}

/** One value with what it stands beside: the published one before it, its history, and what the actor may do. */
export async function getValue(actor: Actor, id: string) {
  const found = await db().indicatorValue.findFirst({
    where: { id, ...readableStatus(actor), indicator: readableOwner(actor) },
    include: {
      indicator: {
        include: { pillar: { select: { code: true, name: true } }, agency: { select: { shortName: true } } },
      },
      definition: true,
      kelurahan: { select: { name: true } },
      submittedBy: { select: { name: true } },
      supersedes: true,
    },
  });
  if (!found) notFound();
  const { indicator, definition, kelurahan, submittedBy, supersedes, ...row } = found;
  const earlier = await db().indicatorValue.findFirst({
    where: {
      indicatorId: row.indicatorId,
      kelurahanId: row.kelurahanId,
      status: "PUBLISHED",
      supersededAt: null,
      periodEnd: { lt: row.periodEnd ?? new Date() },
    },
    orderBy: { periodEnd: "desc" },
  });
  const before = supersedes ?? earlier;
  const entry = { ...row, agencyId: indicator.agencyId };
  return {
    value: asValue(row),
    indicator,
    definition: asDefinition(definition),
    kelurahan: kelurahan?.name ?? null,
    submittedBy: submittedBy?.name ?? null,
    before: before ? asValue(before) : null,
    /** The figure lies beyond what the series has shown: both figures stand before whoever verifies it. */
    jump: row.status === "SUBMITTED" ? await findJump(db(), row, definition) : null,
    // Drafts, returns and their reasons are internal: who may not enter sees the result only (domain.md section 6).
    history: canEnter(actor, entry) ? await listHistory("indicatorValue", row.id) : null,
    may: {
      edit: canEditEntry(actor, entry),
      callBack: canCallBackEntry(actor, entry),
      discard: canDiscardEntry(actor, entry),
      return: canReturnEntry(actor, entry),
      verify: canVerifyEntry(actor, entry),
      publish: canPublishEntry(actor, entry),
      revise:
        canReviseEntry(actor, entry) &&
        !(await db().indicatorValue.findFirst({ where: { supersedesId: row.id }, select: { id: true } })),
    },
  };
}

/** The value of an indicator, period and place that is under way or newest, if any. */
export function findValueFor(actor: Actor, indicatorCode: string, period: string, kelurahanId: string | null) {
  return db().indicatorValue.findFirst({
    where: {
      period,
      kelurahanId,
      ...readableStatus(actor),
      indicator: { code: indicatorCode, ...readableOwner(actor) },
    },
    orderBy: { revision: "desc" },
    select: { id: true },
  });
}

/** A value with its corrections, as its history names it; null for those who do not enter it. */
export async function findRevisedValue(actor: Actor, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const one = await db().indicatorValue.findFirst({ where: { id, indicator: readableOwner(actor) } });
  if (!one) return null;
  const { indicatorId, period, kelurahanId } = one;
  const found = await db().indicatorValue.findMany({
    where: { indicatorId, period, kelurahanId },
    orderBy: { revision: "asc" },
    include: { indicator: { select: { nameId: true, agencyId: true } }, kelurahan: { select: { name: true } } },
  });
  const revisions = found.map((row) => ({ ...row, agencyId: row.indicator.agencyId }));
  const name = [found[0]?.indicator.nameId, period, found[0]?.kelurahan?.name].filter(Boolean).join(" · ");
  return revisedEntry(actor, revisions, { name, address: route("/kelola/nilai/[id]", { id }) });
}
