import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { partMutations } from "@/lib/city/parts/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import type { ProgrammeFunding, ProgrammeMilestone, ProgrammeYear } from "@/lib/platform/db/generated/client";
import type { FundingSource, MilestoneState } from "@/lib/platform/db/generated/enums";
import { dateOf } from "@/lib/platform/format/date";
import {
  type FundingFields,
  fundingDraftSchema,
  type MilestoneFields,
  milestoneSchema,
  type YearFields,
  yearDraftSchema,
} from "./schemas";
import { askedOfSpending } from "./spending";

const owned = (actor: Actor, id: string) => ({
  where: { id, ...readableStatus(actor), programme: readableOwner(actor) },
  include: { programme: { select: { agencyId: true } } },
});

/** The row alone, as the log keeps it, and whose it is. */
function withOwner<Found extends { programme: { agencyId: string } }>(found: Found | null) {
  if (!found) return null;
  const { programme, ...row } = found;
  return { row, agencyId: programme.agencyId };
}

const newestFirst = { orderBy: { revision: "desc" as const }, select: { id: true } };

type YearColumns = { planned: boolean | null; running: boolean | null; note: string; source: string };

export const years = partMutations<ProgrammeYear, { year: number }, YearFields, YearColumns>({
  entity: "programmeYear",
  table: "programme_years",
  find: async (tx, actor, id) => withOwner(await tx.programmeYear.findFirst(owned(actor, id))),
  newest: (tx, { programmeId, year }) => tx.programmeYear.findFirst({ where: { programmeId, year }, ...newestFirst }),
  create: (tx, data) => tx.programmeYear.create({ data }),
  update: (tx, id, data) => tx.programmeYear.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
  supersede: (tx, id, supersededAt) => tx.programmeYear.update({ where: { id }, data: { supersededAt } }),
  remove: (tx, id) => tx.programmeYear.delete({ where: { id }, select: { id: true } }),
  hasEvidence: async (tx, id) => (await tx.evidence.count({ where: { programmeYearId: id } })) > 0,
  keyOf: ({ programmeId, year }) => ({ programmeId, year }),
  columnsOf: ({ planned, running, note, source }) => ({ planned, running, note, source }),
  columns: ({ planned = null, running = null, note, source }) => ({ planned, running, note, source }),
  schema: yearDraftSchema,
  typed: ({ planned, running, ...state }) => ({ ...state, planned: saidAs(planned), running: saidAs(running) }),
});

const saidAs = (answer: unknown) => (typeof answer === "boolean" ? String(answer) : null);

type MilestoneColumns = {
  titleId: string;
  titleEn: string;
  dueOn: Date;
  state: MilestoneState;
  doneOn: Date | null;
  droppedReason: string;
};

const milestoneParts = partMutations<ProgrammeMilestone, { number: number }, MilestoneFields, MilestoneColumns>({
  entity: "programmeMilestone",
  table: "programme_milestones",
  find: async (tx, actor, id) => withOwner(await tx.programmeMilestone.findFirst(owned(actor, id))),
  // A new one gets the next number of its programme, so none stands in its way.
  newest: async (tx, { programmeId, number }) =>
    number === 0 ? null : tx.programmeMilestone.findFirst({ where: { programmeId, number }, ...newestFirst }),
  create: async (tx, { number, ...data }) => {
    const { _max } = await tx.programmeMilestone.aggregate({
      where: { programmeId: data.programmeId },
      _max: { number: true },
    });
    return tx.programmeMilestone.create({ data: { ...data, number: number === 0 ? (_max.number ?? 0) + 1 : number } });
  },
  update: (tx, id, data) =>
    tx.programmeMilestone.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
  supersede: (tx, id, supersededAt) => tx.programmeMilestone.update({ where: { id }, data: { supersededAt } }),
  remove: (tx, id) => tx.programmeMilestone.delete({ where: { id }, select: { id: true } }),
  hasEvidence: async (tx, id) => (await tx.evidence.count({ where: { programmeMilestoneId: id } })) > 0,
  keyOf: ({ programmeId, number }) => ({ programmeId, number }),
  columnsOf: ({ titleId, titleEn, dueOn, state, doneOn, droppedReason }) => ({
    ...{ titleId, titleEn, dueOn, state, doneOn, droppedReason },
  }),
  columns: ({ dueOn, doneOn, ...rest }) => ({ ...rest, dueOn: dateOf(dueOn), doneOn: doneOn ? dateOf(doneOn) : null }),
  schema: milestoneSchema,
  faults: async ({ doneOn }): Promise<Record<string, string[]>> =>
    doneOn && doneOn > (await cityToday()) ? { doneOn: ["dayFuture"] } : {},
});

export const milestones = {
  ...milestoneParts,
  create: (actor: Actor, command: { programmeSlug: string; fields: MilestoneFields; submit: boolean }) =>
    milestoneParts.create(actor, { ...command, key: { number: 0 } }),
};

type FundingKey = { year: number; fund: FundingSource; label: string };
type FundingColumns = { planned: string | null; spent: string | null; source: string };

export const funding = partMutations<ProgrammeFunding, FundingKey, FundingFields, FundingColumns>({
  entity: "programmeFunding",
  table: "programme_funding",
  find: async (tx, actor, id) => withOwner(await tx.programmeFunding.findFirst(owned(actor, id))),
  newest: (tx, { programmeId, year, fund, label }) =>
    tx.programmeFunding.findFirst({ where: { programmeId, year, fund, label }, ...newestFirst }),
  create: (tx, data) => tx.programmeFunding.create({ data }),
  update: (tx, id, data) => tx.programmeFunding.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
  supersede: (tx, id, supersededAt) => tx.programmeFunding.update({ where: { id }, data: { supersededAt } }),
  remove: (tx, id) => tx.programmeFunding.delete({ where: { id }, select: { id: true } }),
  hasEvidence: async (tx, id) => (await tx.evidence.count({ where: { programmeFundingId: id } })) > 0,
  keyOf: ({ programmeId, year, fund, label }) => ({ programmeId, year, fund, label }),
  columnsOf: ({ planned, spent, source }) => ({
    planned: planned?.toFixed() ?? null,
    spent: spent?.toFixed() ?? null,
    source,
  }),
  columns: ({ planned = null, spent = null, source }) => ({ planned, spent, source }),
  asks({ confirmed, ...money }) {
    const asked = askedOfSpending(money);
    return asked && asked.figure !== confirmed ? { spent: asked.keys, confirmed: [asked.figure] } : null;
  },
  schema: fundingDraftSchema,
});
