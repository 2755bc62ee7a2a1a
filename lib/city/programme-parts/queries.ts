import "server-only";
import { notFound } from "next/navigation";
import {
  canCallBackEntry,
  canDiscardEntry,
  canEditEntry,
  canEnter,
  canPublishEntry,
  canReturnEntry,
  canReviseEntry,
  canVerifyEntry,
  type EntryFacts,
} from "@/lib/city/entries/policy";
import { revisedEntry } from "@/lib/city/entries/revised-entry";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { listHistory } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { ProgrammeFunding } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import { isId } from "@/lib/platform/forms/typed";
import { route } from "@/lib/platform/pages/routes";

const scope = (actor: Actor, id: string) => ({
  where: { id, ...readableStatus(actor), programme: readableOwner(actor) },
  include: {
    programme: {
      select: {
        ...{ slug: true, name: true, agencyId: true },
        pillar: { select: { code: true, name: true } },
        agency: { select: { shortName: true } },
      },
    },
    submittedBy: { select: { name: true } },
    supersedes: true,
  },
});

type Entry = Omit<EntryFacts, "agencyId"> & { id: string; submittedAt: Date | null };

/** What the actor may do with it and what happened to it; the log is for those who enter (domain.md section 6). */
async function aside(actor: Actor, entity: string, row: Entry, agencyId: string, hasNewer: boolean) {
  const entry = { ...row, agencyId };
  return {
    history: canEnter(actor, entry) ? await listHistory(entity, row.id) : null,
    may: {
      edit: canEditEntry(actor, entry),
      callBack: canCallBackEntry(actor, entry),
      discard: canDiscardEntry(actor, entry),
      return: canReturnEntry(actor, entry),
      verify: canVerifyEntry(actor, entry),
      publish: canPublishEntry(actor, entry),
      revise: canReviseEntry(actor, entry) && !hasNewer,
    },
  };
}

export async function getYear(actor: Actor, id: string) {
  const found = await db().programmeYear.findFirst(scope(actor, id));
  if (!found) notFound();
  const { programme, submittedBy, supersedes: before, ...entry } = found;
  const newer = await db().programmeYear.count({ where: { supersedesId: id } });
  const rest = await aside(actor, "programmeYear", entry, programme.agencyId, newer > 0);
  return { entry, programme, submittedBy: submittedBy?.name ?? null, before, ...rest };
}

export async function getMilestone(actor: Actor, id: string) {
  const found = await db().programmeMilestone.findFirst(scope(actor, id));
  if (!found) notFound();
  const { programme, submittedBy, supersedes: before, ...entry } = found;
  const newer = await db().programmeMilestone.count({ where: { supersedesId: id } });
  const rest = await aside(actor, "programmeMilestone", entry, programme.agencyId, newer > 0);
  return { entry, programme, submittedBy: submittedBy?.name ?? null, before, ...rest };
}

/** Money as decimal strings. */
const asFunding = ({ planned, spent, ...rest }: ProgrammeFunding) => ({
  ...rest,
  planned: planned?.toFixed() ?? null,
  spent: spent?.toFixed() ?? null,
});

export async function getFunding(actor: Actor, id: string) {
  const found = await db().programmeFunding.findFirst(scope(actor, id));
  if (!found) notFound();
  const { programme, submittedBy, supersedes, ...row } = found;
  const newer = await db().programmeFunding.count({ where: { supersedesId: id } });
  const rest = await aside(actor, "programmeFunding", row, programme.agencyId, newer > 0);
  const before = supersedes && asFunding(supersedes);
  return { entry: asFunding(row), programme, submittedBy: submittedBy?.name ?? null, before, ...rest };
}

/** Of each year, milestone and line of money the newest row that the actor may see. */
export async function listParts(actor: Actor, programmeId: string) {
  const where = { programmeId, supersededAt: null, ...readableStatus(actor) };
  const [years, milestones, funding] = await Promise.all([
    db().programmeYear.findMany({ where, orderBy: [{ year: "desc" }, { revision: "desc" }], distinct: ["year"] }),
    db().programmeMilestone.findMany({
      where,
      orderBy: [{ number: "asc" }, { revision: "desc" }],
      distinct: ["number"],
    }),
    db().programmeFunding.findMany({
      where,
      orderBy: [{ year: "desc" }, { fund: "asc" }, { label: "asc" }, { revision: "desc" }],
      distinct: ["year", "fund", "label"],
    }),
  ]);
  return {
    years,
    milestones: milestones
      .map((row) => ({ ...row, dueOn: dayOf(row.dueOn), doneOn: dayOf(row.doneOn) }))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number)),
    funding: funding.map(asFunding),
  };
}

const OWNER = { programme: { select: { name: true, agencyId: true } } } as const;
const newestOf = <Row>(rows: readonly Row[]) => rows.at(-1);

/** A year of a programme with its corrections, as its history names it; null for those who do not enter it. */
export async function findRevisedYear(actor: Actor, id: string) {
  const where = { id, programme: readableOwner(actor) };
  const one = isId(id) ? await db().programmeYear.findFirst({ where }) : null;
  if (!one) return null;
  const { programmeId, year } = one;
  const found = await db().programmeYear.findMany({
    where: { programmeId, year },
    orderBy: { revision: "asc" },
    include: OWNER,
  });
  const name = `${newestOf(found)?.programme.name} · ${year}`;
  return revisedEntry(actor, found.map(owned), { name, address: route("/kelola/tahun-program/[id]", { id }) });
}

export async function findRevisedMilestone(actor: Actor, id: string) {
  const where = { id, programme: readableOwner(actor) };
  const one = isId(id) ? await db().programmeMilestone.findFirst({ where }) : null;
  if (!one) return null;
  const { programmeId, number } = one;
  const found = await db().programmeMilestone.findMany({
    where: { programmeId, number },
    orderBy: { revision: "asc" },
    include: OWNER,
  });
  const name = newestOf(found)?.titleId ?? one.titleId;
  return revisedEntry(actor, found.map(owned), { name, address: route("/kelola/tonggak/[id]", { id }) });
}

export async function findRevisedFunding(actor: Actor, id: string) {
  const where = { id, programme: readableOwner(actor) };
  const one = isId(id) ? await db().programmeFunding.findFirst({ where }) : null;
  if (!one) return null;
  const { programmeId, year, fund, label } = one;
  const found = await db().programmeFunding.findMany({
    where: { programmeId, year, fund, label },
    orderBy: { revision: "asc" },
    include: OWNER,
  });
  const name = [newestOf(found)?.programme.name, year, fund, label].filter(Boolean).join(" · ");
  return revisedEntry(actor, found.map(owned), { name, address: route("/kelola/dana/[id]", { id }) });
}

const owned = <Row extends { programme: { agencyId: string } }>(row: Row) => ({
  ...row,
  agencyId: row.programme.agencyId,
});
