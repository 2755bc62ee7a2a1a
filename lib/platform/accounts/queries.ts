import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";
import { canChangeAccount, canManageAccounts } from "./policy";
import type { AccountFilter } from "./schemas";
import {
  type AccountState,
  isTrial,
  stateOf,
  TRIAL_DOMAIN,
  WAYS_IN_AT_ONCE,
  withoutWayIn,
  withUnusedPassword,
} from "./state";

export const PAGE_SIZE = 30;

const SHOWN = {
  id: true,
  name: true,
  email: true,
  role: true,
  agency: { select: { code: true, name: true, shortName: true } },
  disabledAt: true,
  expiresAt: true,
  lastSignInAt: true,
} as const satisfies Prisma.UserSelect;

function whereState(state: AccountState | undefined, now: Date): Prisma.UserWhereInput {
  const current = { disabledAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  if (state === "disabled") return { disabledAt: { not: null } };
  if (state === "expired") return { disabledAt: null, expiresAt: { lte: now } };
  if (!state) return {};
  return { AND: [current, { lastSignInAt: state === "open" ? { not: null } : null }] };
}

/** A page of the accounts, by name. */
export async function listAccounts(actor: Actor, filter: AccountFilter & { page: number }, now = new Date()) {
  if (!canManageAccounts(actor)) refuse(actor);
  const { role, agency, state, search, page } = filter;
  const contains = search ? { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const } : undefined;
  const where: Prisma.UserWhereInput = {
    ...whereState(state, now),
    ...(role ? { role } : {}),
    ...(agency ? { agency: { code: agency } } : {}),
    ...(contains ? { AND: [whereState(state, now), { OR: [{ name: contains }, { email: contains }] }] } : {}),
  };
  const [total, rows] = await Promise.all([
    db().user.count({ where }),
    db().user.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: SHOWN,
    }),
  ]);
  const items = rows.map((row) => ({ ...row, state: stateOf(row, now), trial: isTrial(row) }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>["items"][number];

/** Those who have no way in yet, and those whose first password is unused: how many, and the first of them by name. */
export async function listWaysIn(actor: Actor) {
  if (!canManageAccounts(actor)) refuse(actor);
  const select = { id: true, name: true, email: true, agency: { select: { shortName: true } } } as const;
  const listed = async (where: Prisma.UserWhereInput) => {
    const [total, items] = await Promise.all([
      db().user.count({ where }),
      db().user.findMany({ where, orderBy: [{ name: "asc" }, { id: "asc" }], take: WAYS_IN_AT_ONCE, select }),
    ]);
    return { total, people: items.map(({ agency, ...one }) => ({ ...one, agency: agency?.shortName ?? "" })) };
  };
  const [without, unused] = await Promise.all([listed(withoutWayIn(new Date())), listed(withUnusedPassword)]);
  return { without, unused };
}

/** One account, with what concerns the way in. */
export async function getAccount(actor: Actor, id: string, now = new Date()) {
  if (!canManageAccounts(actor)) refuse(actor);
  if (!z.uuid().safeParse(id).success) notFound();
  const user = await db().user.findUnique({
    where: { id },
    select: {
      ...SHOWN,
      version: true,
      createdAt: true,
      passwordHash: true,
      passwordChangeRequired: true,
      timeCode: { select: { confirmedAt: true } },
      letters: {
        orderBy: { requestedAt: "desc" },
        take: 1,
        select: { purpose: true, sentAt: true, expiresAt: true, usedAt: true },
      },
      _count: { select: { passkeys: true } },
    },
  });
  if (!user) notFound();
  const { passwordHash, timeCode, letters, _count, ...rest } = user;
  return {
    ...rest,
    state: stateOf(user, now),
    trial: isTrial(user),
    hasPassword: passwordHash !== null,
    hasTimeCode: Boolean(timeCode?.confirmedAt),
    passkeys: _count.passkeys,
    letter: letters[0] ?? null,
  };
}
export type Account = Awaited<ReturnType<typeof getAccount>>;

/** Names of agencies by their codes, for a history that holds the codes. */
export async function listAgencyNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().agency.findMany({ where: { code: { in: [...codes] } }, select: { code: true, name: true } });
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Codes of agencies by their ids, for events that recorded the ids. */
export async function listAgencyCodes(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().agency.findMany({ where: { id: { in: [...ids] } }, select: { id: true, code: true } });
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** For the history of an account (lib/work/revisions). Nobody puts back what they may not change: their own role. */
export async function findRevisedAccount(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canManageAccounts(actor) || !z.uuid().safeParse(id).success) return null;
  const user = await db().user.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, version: true },
  });
  if (!user) return null;
  const row = { name: user.name, version: user.version };
  // A guest's account has no form: it ends, and another one is made.
  if (user.role === "ASSESSOR")
    return { ...row, address: route("/kelola/asesor"), mayRestore: false, kept: "assessor" };
  const mayRestore = canChangeAccount(actor, user, "changeRole");
  return { ...row, address: route("/kelola/pengguna/[id]", { id }), mayRestore };
}

/** Agencies that officers can be of: the open ones, and the one that somebody is of already. */
export function listAgencyChoices(actor: Actor, own = "") {
  if (!canManageAccounts(actor)) refuse(actor);
  return db().agency.findMany({
    where: { cityAgency: true, OR: [{ closedOn: null }, { code: own }] },
    orderBy: { name: "asc" },
    select: { code: true, name: true },
  });
}

/** Open accounts of the trial: told to everybody who comes to sign in. */
export function countTrialAccounts(): Promise<number> {
  return db().user.count({ where: { email: { endsWith: TRIAL_DOMAIN }, disabledAt: null } });
}

/** The same for ADMIN, who can close them all once they are no trial account themselves; null where there is none. */
export async function findTrial(actor: Actor): Promise<{ open: number; mayClose: boolean } | null> {
  if (!canManageAccounts(actor)) return null;
  const open = await countTrialAccounts();
  if (open === 0) return null;
  const own = await db().user.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  return { open, mayClose: !isTrial(own) };
}
export type Trial = Awaited<ReturnType<typeof findTrial>>;
