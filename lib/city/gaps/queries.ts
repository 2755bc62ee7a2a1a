import "server-only";
import { measuredAmong } from "@/lib/city/indicator-register/references";
import { DUE_DAYS } from "@/lib/city/programme-parts/schemas";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import type { Gap } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dateOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";

/** What ended before the year began owes nothing for it; what ended within it, or after, does. */
const measuredIn = (year: number): Prisma.IndicatorWhereInput => ({
  OR: [{ retiredFrom: null }, { retiredFrom: { gt: dateOf(`${year}-01-01`) } }],
});
const activeIn = (year: number): Prisma.ProgrammeWhereInput => ({
  AND: [
    { OR: [{ closedOn: null }, { closedOn: { gte: dateOf(`${year}-01-01`) } }] },
    // 2024 or 2024-03: both stand after what is of an earlier year.
    { OR: [{ endedPeriod: null }, { endedPeriod: { gte: `${year}` } }] },
  ],
});

/** What the city's own tables lack for a round about a year: each with the page of the one field. */
export async function listCityGaps(actor: Actor, year: number, most: number): Promise<Gap[]> {
  if (!isDiskominfo(actor)) return [];
  return Promise.all([
    targets(year, most),
    indexTarget(year),
    definitions(year, most),
    programmeYears(year, most),
    benefits(year, most),
    meanings(year, most),
    unpublishedProgrammes(most),
    unpublishedIndicators(most),
    owners(most),
    farDays(most),
    // Accounts are made by those who may: for others the link would lead nowhere.
    ...(canManageAccounts(actor) ? [officers(year, most)] : []),
  ]);
}

/** How many there are: no question more where all of them are at hand. */
const countOf = async (rows: readonly unknown[], most: number, count: () => Promise<number>) =>
  rows.length < most ? rows.length : count();

async function targets(year: number, most: number): Promise<Gap> {
  const where: Prisma.IndicatorWhereInput = {
    ...measuredIn(year),
    definitions: { some: { current: true, polarity: { not: "NEUTRAL" } } },
    targets: { none: { year, withdrawnAt: null } },
  };
  const rows = await db().indicator.findMany({
    where,
    orderBy: { code: "asc" },
    take: most,
    select: { code: true, nameId: true, definitions: { where: { current: true }, select: { valueKind: true } } },
  });
  const count = await countOf(rows, most, () => db().indicator.count({ where }));
  const items = rows.map(({ code, nameId, definitions: [definition] }) => ({
    key: code,
    name: nameId,
    address: route(
      "/kelola/indikator/[kode]/target",
      { kode: code },
      { query: { tahun: year }, hash: definition?.valueKind === "STATE" ? "state" : "value" },
    ),
  }));
  return { kind: "target", count, items };
}

async function indexTarget(year: number): Promise<Gap> {
  const known = await db().indexTarget.count({ where: { year, withdrawnAt: null } });
  const address = route("/kelola/target-indeks", {}, { query: { tahun: year }, hash: "value" });
  return known > 0
    ? { kind: "indexTarget", count: 0, items: [] }
    : { kind: "indexTarget", count: 1, items: [{ key: `${year}`, name: `${year}`, address }] };
}

async function definitions(year: number, most: number): Promise<Gap> {
  const where: Prisma.IndicatorWhereInput = {
    ...measuredIn(year),
    definitions: { some: { current: true, OR: [{ formulaId: "" }, { dataSource: "" }] } },
  };
  const rows = await db().indicator.findMany({
    where,
    orderBy: { code: "asc" },
    take: most,
    select: {
      ...{ code: true, nameId: true },
      definitions: { where: { current: true }, select: { id: true, formulaId: true } },
    },
  });
  const count = await countOf(rows, most, () => db().indicator.count({ where }));
  const closed = await measuredAmong(
    db(),
    rows.flatMap(({ definitions }) => definitions.map(({ id }) => id)),
  );
  const items = rows.map(({ code, nameId, definitions: [definition] }) => {
    // Once a figure was handed in by it, a definition is put right by a new one.
    const isClosed = definition !== undefined && closed.has(definition.id);
    const page = isClosed ? "/kelola/indikator/[kode]/definisi-baru" : "/kelola/indikator/[kode]/ubah";
    const hash = definition?.formulaId === "" ? "formulaId" : "dataSource";
    return { key: code, name: nameId, address: route(page, { kode: code }, { hash }) };
  });
  return { kind: "definition", count, items };
}

/** Outcome counts programmes running of those planned: one without a state for the year is in neither. */
async function programmeYears(year: number, most: number): Promise<Gap> {
  const where: Prisma.ProgrammeWhereInput = { ...activeIn(year), years: { none: { year } } };
  const rows = await db().programme.findMany({
    where,
    orderBy: { name: "asc" },
    take: most,
    select: { slug: true, name: true },
  });
  const count = await countOf(rows, most, () => db().programme.count({ where }));
  const items = rows.map(({ slug, name }) => ({
    key: slug,
    name,
    address: route("/kelola/program/[slug]/tahun", { slug }, { query: { tahun: year }, hash: "planned" }),
  }));
  return { kind: "programmeYear", count, items };
}

async function benefits(year: number, most: number): Promise<Gap> {
  const where: Prisma.ProgrammeWhereInput = { ...activeIn(year), benefitId: "" };
  const rows = await db().programme.findMany({
    where,
    orderBy: { name: "asc" },
    take: most,
    select: { slug: true, name: true },
  });
  const count = await countOf(rows, most, () => db().programme.count({ where }));
  const items = rows.map(({ slug, name }) => ({
    key: slug,
    name,
    address: route("/kelola/program/[slug]/ubah", { slug }, { hash: "benefitId" }),
  }));
  return { kind: "benefit", count, items };
}

async function meanings(year: number, most: number): Promise<Gap> {
  const where: Prisma.IndicatorWhereInput = { ...measuredIn(year), meaningId: "" };
  const [count, rows] = await firstIndicators(where, most);
  const items = rows.map(({ code, nameId }) => ({
    key: code,
    name: nameId,
    address: route("/kelola/indikator/[kode]/ubah", { kode: code }, { hash: "meaningId" }),
  }));
  return { kind: "meaning", count, items };
}

async function unpublishedProgrammes(most: number): Promise<Gap> {
  const where = { publishedAt: null };
  const select = { slug: true, name: true };
  const rows = await db().programme.findMany({ where, orderBy: { name: "asc" }, take: most, select });
  const count = await countOf(rows, most, () => db().programme.count({ where }));
  const items = rows.map(({ slug, name }) => ({ key: slug, name, address: route("/kelola/program/[slug]", { slug }) }));
  return { kind: "unpublishedProgramme", count, items };
}

async function unpublishedIndicators(most: number): Promise<Gap> {
  const [count, rows] = await firstIndicators({ publishedAt: null }, most);
  const items = rows.map(({ code, nameId }) => ({
    key: code,
    name: nameId,
    address: route("/kelola/indikator/[kode]", { kode: code }),
  }));
  return { kind: "unpublishedIndicator", count, items };
}

async function firstIndicators(where: Prisma.IndicatorWhereInput, most: number) {
  const select = { code: true, nameId: true };
  const rows = await db().indicator.findMany({ where, orderBy: { code: "asc" }, take: most, select });
  return [await countOf(rows, most, () => db().indicator.count({ where })), rows] as const;
}

/** Milestones that were written before a day of another century was refused. */
async function farDays(most: number): Promise<Gap> {
  const where: Prisma.ProgrammeMilestoneWhereInput = {
    supersededAt: null,
    OR: [{ dueOn: { lt: dateOf(DUE_DAYS.from) } }, { dueOn: { gt: dateOf(DUE_DAYS.to) } }],
  };
  const rows = await db().programmeMilestone.findMany({
    where,
    orderBy: [{ titleId: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, titleId: true },
  });
  const count = await countOf(rows, most, () => db().programmeMilestone.count({ where }));
  const items = rows.map(({ id, titleId }) => ({
    key: id,
    name: titleId,
    address: route("/kelola/tonggak/[id]", { id }, { hash: "dueOn" }),
  }));
  return { kind: "farDay", count, items };
}

/** What belongs to an agency that was merged or split, and went with nobody; what is closed itself stays with it. */
async function owners(most: number): Promise<Gap> {
  const closed = { agency: { closedOn: { not: null } } };
  const [ofProgrammes, ofIndicators] = [
    { ...closed, closedOn: null },
    { ...closed, retiredFrom: null },
  ];
  const [programmes, indicators, counted, measured] = await Promise.all([
    db().programme.findMany({ where: ofProgrammes, orderBy: { name: "asc" }, take: most }),
    db().indicator.findMany({ where: ofIndicators, orderBy: { code: "asc" }, take: most }),
    db().programme.count({ where: ofProgrammes }),
    db().indicator.count({ where: ofIndicators }),
  ]);
  const items = [
    ...programmes.map(({ slug, name }) => ({
      key: slug,
      name,
      address: route("/kelola/program/[slug]/ubah", { slug }, { hash: "agencyCode" }),
    })),
    ...indicators.map(({ code, nameId }) => ({
      key: code,
      name: nameId,
      address: route("/kelola/indikator/[kode]/ubah", { kode: code }, { hash: "agencyCode" }),
    })),
  ];
  return { kind: "owner", count: counted + measured, items: items.slice(0, most) };
}

/** Agencies that owe something and have nobody who could hand it in. */
async function officers(year: number, most: number): Promise<Gap> {
  const where: Prisma.AgencyWhereInput = {
    ...{ cityAgency: true, steward: false, closedOn: null },
    OR: [{ programmes: { some: activeIn(year) } }, { indicators: { some: measuredIn(year) } }],
    users: { none: { disabledAt: null } },
  };
  const rows = await db().agency.findMany({
    where,
    orderBy: { code: "asc" },
    take: most,
    select: { code: true, name: true },
  });
  const count = await countOf(rows, most, () => db().agency.count({ where }));
  const items = rows.map(({ code, name }) => ({
    key: code,
    name,
    address: route("/kelola/pengguna/baru", {}, { query: { opd: code } }),
  }));
  return { kind: "officer", count, items };
}
