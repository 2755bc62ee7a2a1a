import "server-only";
import { z } from "zod";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { isActive, isOverFocus } from "./focus";
import { canKeepRegister } from "./policy";
import { isReferredTo } from "./references";

/** What a row has already: agencies by code, kelurahan by id. */
export type Held = { agencies?: readonly (string | null | undefined)[]; kelurahan?: readonly string[] };

/** What the forms of programmes and indicators offer: of what is closed only what their row has already. */
export function listRegisterChoices(_actor: Actor, { agencies = [], kelurahan = [] }: Held = {}) {
  const codes = agencies.filter((code) => typeof code === "string");
  return choicesWhere(
    { OR: [{ closedOn: null }, { code: { in: codes } }] },
    { OR: [{ closedOn: null }, { id: { in: [...kelurahan] } }] },
  );
}

/** What lists are narrowed by: what is closed has rows, too. */
export const listSearchChoices = (_actor: Actor) => choicesWhere({}, {});

async function choicesWhere(ofAgencies: Prisma.AgencyWhereInput, ofKelurahan: Prisma.KelurahanWhereInput) {
  const [pillars, agencies, kelurahan] = await Promise.all([
    db().pillar.findMany({
      where: { cityPillar: true },
      orderBy: { order: "asc" },
      select: {
        ...{ code: true, name: true },
        instruments: {
          orderBy: { instrument: { code: "desc" } },
          select: { subDimensions: { orderBy: { order: "asc" }, select: { code: true, nameId: true, nameEn: true } } },
        },
      },
    }),
    db().agency.findMany({
      where: ofAgencies,
      orderBy: { name: "asc" },
      select: { code: true, name: true, shortName: true, closedOn: true },
    }),
    db().kelurahan.findMany({
      where: ofKelurahan,
      orderBy: { name: "asc" },
      select: { id: true, name: true, kecamatan: true, closedOn: true },
    }),
  ]);
  // A row keeps what ended meanwhile, and its form says which that is.
  const marked = <Row extends { closedOn: Date | null }>(rows: readonly Row[]) =>
    rows.map(({ closedOn, ...row }) => ({ ...row, ended: closedOn !== null }));
  return {
    agencies: marked(agencies),
    kelurahan: marked(kelurahan),
    pillars: pillars.map(({ code, name, instruments }) => {
      // The newest version that names it; the codes are common to all.
      const subDimensions = new Map<string, { code: string; nameId: string; nameEn: string }>();
      for (const one of instruments.flatMap((version) => version.subDimensions))
        if (!subDimensions.has(one.code)) subDimensions.set(one.code, one);
      return { code, name, subDimensions: [...subDimensions.values()] };
    }),
  };
}
export type RegisterChoices = Awaited<ReturnType<typeof listRegisterChoices>>;

/** Whether the city has neither a programme nor an indicator yet: then nothing can be missing of them. */
export async function isRegisterEmpty(_actor: Actor): Promise<boolean> {
  const select = { id: true } as const;
  const [programme, indicator] = await Promise.all([
    db().programme.findFirst({ select }),
    db().indicator.findFirst({ select }),
  ]);
  return programme === null && indicator === null;
}

/** The bound of active programmes as its history names it. */
export async function findRevisedFocus(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canKeepRegister(actor) || id !== "1") return null;
  const { version } = await db().programmeFocus.findUniqueOrThrow({ where: { id: 1 } });
  return { name: await cityName(), version, address: route("/kelola/program"), mayRestore: true };
}

/** How many active programmes each pillar has, against the bound that the city set itself. */
export async function getFocus(_actor: Actor) {
  const [focus, pillars, counted] = await Promise.all([
    db().programmeFocus.findUniqueOrThrow({ where: { id: 1 } }),
    db().pillar.findMany({
      where: { cityPillar: true },
      orderBy: { order: "asc" },
      select: { id: true, code: true, name: true },
    }),
    db().programme.groupBy({ by: ["pillarId", "status"], _count: true }),
  ]);
  const { mostActive, version } = focus;
  return {
    mostActive,
    version,
    pillars: pillars.map(({ id, code, name }) => {
      const own = counted.filter(({ pillarId, status }) => pillarId === id && isActive(status));
      const active = own.reduce((sum, { _count }) => sum + _count, 0);
      return { code, name, active, over: isOverFocus(active, mostActive) };
    }),
  };
}

/** Whether it can still be thrown away: never published, and nothing hangs on it. */
export async function isDeletable(_actor: Actor, { id, publishedAt }: { id: string; publishedAt: Date | null }) {
  return publishedAt === null && !(await isReferredTo(db(), id));
}

/** Codes of pillars and agencies and addresses of programmes by their ids, for events that recorded the ids. */
export async function listRegisterCodes(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] } };
  const [pillars, agencies, programmes] = await Promise.all([
    db().pillar.findMany({ where, select: { id: true, code: true } }),
    db().agency.findMany({ where, select: { id: true, code: true } }),
    db().programme.findMany({ where, select: { id: true, slug: true } }),
  ]);
  return new Map([
    ...[...pillars, ...agencies].map(({ id, code }) => [id, code] as const),
    ...programmes.map(({ id, slug }) => [id, slug] as const),
  ]);
}

/** Names of agencies, pillars and programmes by the codes and addresses that a history holds. */
export async function listRegisterNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { code: { in: [...codes] } };
  const [agencies, pillars, programmes] = await Promise.all([
    db().agency.findMany({ where, select: { code: true, name: true } }),
    db().pillar.findMany({ where, select: { code: true, name: true } }),
    db().programme.findMany({ where: { slug: { in: [...codes] } }, select: { slug: true, name: true } }),
  ]);
  return new Map([
    ...programmes.map(({ slug, name }) => [slug, name] as const),
    ...[...agencies, ...pillars].map(({ code, name }) => [code, name] as const),
  ]);
}

/** The programme as its history names it; null for those who do not keep the register. */
export async function findRevisedProgramme(actor: Actor, id: string) {
  if (!canKeepRegister(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().programme.findUnique({ where: { id }, select: { slug: true, name: true, version: true } });
  return (
    row && {
      name: row.name,
      version: row.version,
      address: route("/kelola/program/[slug]", { slug: row.slug }),
      mayRestore: true,
    }
  );
}
