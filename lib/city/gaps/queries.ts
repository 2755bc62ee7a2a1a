import "server-only";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import type { Gap } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";

/** Measured still, and public or about to be. */
const MEASURED: Prisma.IndicatorWhereInput = { retiredFrom: null };
const ACTIVE: Prisma.ProgrammeWhereInput = { closedOn: null };

/** What the city's own tables lack for a round about a year: each with the page of the one field. */
export async function listCityGaps(actor: Actor, year: number, most: number): Promise<Gap[]> {
  if (!isDiskominfo(actor)) return [];
  return Promise.all([
    targets(year, most),
    indexTarget(year),
    definitions(most),
    programmeYears(year, most),
    benefits(most),
    owners(most),
    // Accounts are made by those who may: for others the link would lead nowhere.
    ...(canManageAccounts(actor) ? [officers(most)] : []),
  ]);
}

async function targets(year: number, most: number): Promise<Gap> {
  const where: Prisma.IndicatorWhereInput = {
    ...MEASURED,
    definitions: { some: { current: true, polarity: { not: "NEUTRAL" } } },
    targets: { none: { year, withdrawnAt: null } },
  };
  const [count, rows] = await Promise.all([
    db().indicator.count({ where }),
    db().indicator.findMany({ where, orderBy: { code: "asc" }, take: most, select: { code: true, nameId: true } }),
  ]);
  const items = rows.map(({ code, nameId }) => ({
    key: code,
    name: nameId,
    address: route("/kelola/indikator/[kode]/target/[tahun]", { kode: code, tahun: year }),
  }));
  return { kind: "target", count, items };
}

async function indexTarget(year: number): Promise<Gap> {
  const known = await db().indexTarget.count({ where: { year, withdrawnAt: null } });
  const address = route("/kelola/target-indeks/[tahun]", { tahun: year });
  return known > 0
    ? { kind: "indexTarget", count: 0, items: [] }
    : { kind: "indexTarget", count: 1, items: [{ key: `${year}`, name: `${year}`, address }] };
}

async function definitions(most: number): Promise<Gap> {
  const where: Prisma.IndicatorWhereInput = {
    ...MEASURED,
    definitions: { some: { current: true, OR: [{ formulaId: "" }, { dataSource: "" }] } },
  };
  const [count, rows] = await Promise.all([
    db().indicator.count({ where }),
    db().indicator.findMany({ where, orderBy: { code: "asc" }, take: most, select: { code: true, nameId: true } }),
  ]);
  const items = rows.map(({ code, nameId }) => ({
    key: code,
    name: nameId,
    address: route("/kelola/indikator/[kode]/ubah", { kode: code }),
  }));
  return { kind: "definition", count, items };
}

/** Outcome counts programmes running of those planned: one without a state for the year is in neither. */
async function programmeYears(year: number, most: number): Promise<Gap> {
  const where: Prisma.ProgrammeWhereInput = { ...ACTIVE, years: { none: { year } } };
  const [count, rows] = await Promise.all([
    db().programme.count({ where }),
    db().programme.findMany({ where, orderBy: { name: "asc" }, take: most, select: { slug: true, name: true } }),
  ]);
  const items = rows.map(({ slug, name }) => ({
    key: slug,
    name,
    address: route("/kelola/program/[slug]/tahun", { slug }, { query: { tahun: year } }),
  }));
  return { kind: "programmeYear", count, items };
}

async function benefits(most: number): Promise<Gap> {
  const where: Prisma.ProgrammeWhereInput = { ...ACTIVE, benefitId: "" };
  const [count, rows] = await Promise.all([
    db().programme.count({ where }),
    db().programme.findMany({ where, orderBy: { name: "asc" }, take: most, select: { slug: true, name: true } }),
  ]);
  const items = rows.map(({ slug, name }) => ({
    key: slug,
    name,
    address: route("/kelola/program/[slug]/ubah", { slug }),
  }));
  return { kind: "benefit", count, items };
}

/** What belongs to an agency that was merged or split, and went with nobody. */
async function owners(most: number): Promise<Gap> {
  const where = { agency: { closedOn: { not: null } } };
  const [programmes, indicators, counted, measured] = await Promise.all([
    db().programme.findMany({ where: { ...where, ...ACTIVE }, orderBy: { name: "asc" }, take: most }),
    db().indicator.findMany({ where: { ...where, ...MEASURED }, orderBy: { code: "asc" }, take: most }),
    db().programme.count({ where: { ...where, ...ACTIVE } }),
    db().indicator.count({ where: { ...where, ...MEASURED } }),
  ]);
  const items = [
    ...programmes.map(({ slug, name }) => ({
      key: slug,
      name,
      address: route("/kelola/program/[slug]/ubah", { slug }),
    })),
    ...indicators.map(({ code, nameId }) => ({
      key: code,
      name: nameId,
      address: route("/kelola/indikator/[kode]/ubah", { kode: code }),
    })),
  ];
  return { kind: "owner", count: counted + measured, items: items.slice(0, most) };
}

/** Agencies that owe something and have nobody who could hand it in. */
async function officers(most: number): Promise<Gap> {
  const where: Prisma.AgencyWhereInput = {
    ...{ cityAgency: true, steward: false, closedOn: null },
    OR: [{ programmes: { some: ACTIVE } }, { indicators: { some: MEASURED } }],
    users: { none: { disabledAt: null } },
  };
  const [count, rows] = await Promise.all([
    db().agency.count({ where }),
    db().agency.findMany({ where, orderBy: { code: "asc" }, take: most, select: { code: true, name: true } }),
  ]);
  const items = rows.map(({ code, name }) => ({
    key: code,
    name,
    address: route("/kelola/pengguna/baru", {}, { query: { opd: code } }),
  }));
  return { kind: "officer", count, items };
}
