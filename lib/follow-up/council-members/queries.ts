import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { canKeepCouncil, canReadCouncil } from "./policy";

const ROLE_ORDER = ["CHAIR", "DEPUTY", "SECRETARY", "MEMBER"];

/** The council by the bodies its members come from; those whose term has ended stand apart. */
export async function listCouncil(actor: Actor, now = new Date()) {
  if (!canReadCouncil(actor)) refuse(actor);
  const today = await cityToday(now);
  const bodies = await db().councilBody.findMany({
    orderBy: [{ kind: "asc" }, { name: "asc" }],
    include: { members: { orderBy: [{ name: "asc" }] } },
  });
  return bodies.map(({ members, ...body }) => {
    const shown = members
      .map(({ from, to, ...member }) => ({ ...member, from: dayOf(from), to: dayOf(to) }))
      .sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
    const isFormer = ({ to }: { to: string | null }) => to !== null && to < today;
    return { ...body, members: shown.filter((one) => !isFormer(one)), former: shown.filter(isFormer) };
  });
}

/** One body, to be changed; notFound for those who do not keep it. */
export async function getBody(actor: Actor, id: string) {
  if (!canKeepCouncil(actor)) refuse(actor);
  return (await db().councilBody.findUnique({ where: { id } })) ?? notFound();
}

/** One member, to be changed; notFound for those who do not keep it. */
export async function getMember(actor: Actor, id: string) {
  if (!canKeepCouncil(actor)) refuse(actor);
  const member = await db().councilMember.findUnique({ where: { id } });
  if (!member) notFound();
  return { ...member, from: dayOf(member.from), to: dayOf(member.to) ?? "" };
}

/** The member as their history names them; null for those who do not keep the council. */
export async function findRevisedMember(actor: Actor, id: string) {
  if (!canKeepCouncil(actor) || !z.uuid().safeParse(id).success) return null;
  const member = await db().councilMember.findUnique({ where: { id }, select: { name: true, version: true } });
  return member && { ...member, address: route("/dewan/anggota/[id]", { id }), mayRestore: true };
}

/** The body as its history names it; null for those who do not keep the council. */
export async function findRevisedBody(actor: Actor, id: string) {
  if (!canKeepCouncil(actor) || !z.uuid().safeParse(id).success) return null;
  const body = await db().councilBody.findUnique({ where: { id }, select: { name: true, version: true } });
  return body && { ...body, address: route("/dewan/unsur/[id]", { id }), mayRestore: true };
}

/** The rhythm from a year on, which is its id. */
export async function findRevisedRhythm(actor: Actor, year: string) {
  if (!canReadCouncil(actor) || !/^\d{4}$/.test(year)) return null;
  const rhythm = await db().councilRhythm.findUnique({ where: { fromYear: Number(year) } });
  return (
    rhythm && {
      ...{ name: year, version: rhythm.version, address: route("/dewan/rapat") },
      mayRestore: canKeepCouncil(actor),
    }
  );
}

/** Names of bodies by their ids, for a history that holds the ids. */
export async function listBodyNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const bodies = await db().councilBody.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(bodies.map(({ id, name }) => [id, name]));
}

/** Names of members by their ids, the same. */
export async function listMemberNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().councilMember.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function listBodies(actor: Actor) {
  if (!canKeepCouncil(actor)) refuse(actor);
  return db().councilBody.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } });
}

/**
 * Members who sat on a day ('YYYY-MM-DD'), in the order of their bodies: whom a meeting of that day invites. `named` are
 * those whom the meeting has named already; they stay, also where their term or the meeting's day was corrected since.
 */
export async function listMembersOn(actor: Actor, day: string, named: readonly (string | null)[] = []) {
  if (!canReadCouncil(actor)) refuse(actor);
  const date = dateOf(day);
  const members = await db().councilMember.findMany({
    where: {
      OR: [
        { from: { lte: date }, OR: [{ to: null }, { to: { gte: date } }] },
        { id: { in: named.filter((id) => id !== null) } },
      ],
    },
    orderBy: [{ body: { kind: "asc" } }, { body: { name: "asc" } }, { name: "asc" }],
    select: { id: true, name: true, position: true, role: true, body: { select: { id: true, name: true } } },
  });
  return members;
}
