import "server-only";
import { type AgencyRef, type LockedAgency, lockAgency, recorded } from "@/lib/city/agencies/mutations";
import { faultOfSuccession } from "@/lib/city/agencies/names";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import { type Merge, MOVED, NEW_AGENCY, type Split } from "@/lib/city/agencies/schemas";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, takenAs } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import type { SuccessionKind } from "@/lib/platform/db/generated/enums";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { cityToday } from "@/lib/platform/settings/published";
import { helpersOf, KINDS, listMovable, listRoles, type Movable, next, OPEN_ROUND, ownChecks } from "./moves";

/** Moving some hundreds of rows, each with its event, takes seconds. */
const PATIENCE = { timeout: 120_000, maxWait: 10_000 };

type Saved = Result<{ code: string }, object>;
type Into = Pick<Merge, "into" | "newCode" | "newName" | "newShortName">;
type Found<Value> = { value: Value } | { error: AppError<object> };

const invalid = (field: string, fault: string): { error: AppError<object> } => ({
  error: { code: "INVALID", fields: { [field]: [fault] } },
});

/** Who goes on: an open agency of the city, or a new one that is made here. */
async function successor(tx: Transaction, actor: Actor, wanted: Into): Promise<Found<LockedAgency>> {
  if (wanted.into !== NEW_AGENCY) {
    const found = await lockAgency(tx, wanted.into);
    return found?.cityAgency && found.closedOn === null ? { value: found } : invalid("into", "agencyGone");
  }
  const code = wanted.newCode.toUpperCase();
  if (await tx.agency.findUnique({ where: { code }, select: { id: true } })) return invalid("newCode", "codeTaken");
  const data = { code, name: wanted.newName, shortName: wanted.newShortName };
  const made = await tx.agency.create({ data, include: { names: true } });
  await recordAudit(tx, actor, { action: "create", entity: "agency", entityId: made.id, after: recorded(made) });
  return { value: made };
}

/** Of its names and of all that it gave or got before. */
async function dayFault(tx: Transaction, agency: LockedAgency, step: { on: string; ends: boolean }, today: string) {
  const ofIt = { OR: [{ fromId: agency.id }, { toId: agency.id }] };
  const known = await tx.agencySuccession.findMany({ where: ofIt, select: { on: true } });
  const days = [...agency.names.map(({ fromOn }) => dayOf(fromOn)), ...known.map(({ on }) => dayOf(on))];
  const fault = faultOfSuccession(step, days, today);
  return fault && invalid("on", fault === "successionOrder" ? `successionOrder:${agency.shortName}` : fault);
}

type Step = { kind: SuccessionKind; from: LockedAgency; to: LockedAgency; on: string; legalBasis: string };

async function record(tx: Transaction, actor: Actor, { kind, from, to, on, legalBasis }: Step) {
  const data = { kind, fromId: from.id, toId: to.id, on: dateOf(on), legalBasis, createdById: actor.id };
  // A second part that goes the same way on the same day is the same succession.
  await tx.agencySuccession.createMany({ data, skipDuplicates: true });
}

async function close(tx: Transaction, from: LockedAgency, on: string) {
  return tx.agency.update({ where: { id: from.id }, data: { closedOn: dateOf(on), version: { increment: 1 } } });
}

const common = (actor: Actor, ref: AgencyRef) => ({
  find: (tx: Transaction) => lockAgency(tx, ref.code),
  refusal: () => (canManageAgencies(actor) ? null : ("FORBIDDEN" as const)),
  isPossible: ({ closedOn, cityAgency }: LockedAgency) => closedOn === null && cityAgency,
  isStale: ({ version }: LockedAgency) => version !== ref.version,
  current: ({ version }: LockedAgency): object => ({ version }),
});

/** Asked before anything moves: the database refuses such a row at once. */
async function clash(tx: Transaction, agencies: readonly LockedAgency[], picked: readonly Movable[] | null) {
  const own = await ownChecks(
    tx,
    agencies.map(({ id }) => id),
    picked,
  );
  return own.length > 0 ? invalid("into", `verifierClash:${own.slice(0, 5).join(", ")}`) : null;
}

/** One or several agencies go on as one: their open work and their people move, what is closed stays in their names. */
export async function mergeAgencies(actor: Actor, ref: AgencyRef, command: Merge): Promise<Saved> {
  const today = await cityToday();
  return changeRow<LockedAgency, { code: string }, object>(
    actor,
    {
      ...common(actor, ref),
      change: async (first, tx) => {
        const to = await successor(tx, actor, command);
        if ("error" in to) return { ok: false, error: to.error };
        const codes = command.others.split(",").filter((code) => code !== "" && code !== first.code);
        const all = [first];
        // In one order, whoever else merges at the same time.
        for (const code of [...new Set(codes)].sort()) {
          const other = await lockAgency(tx, code);
          if (!other?.cityAgency || other.closedOn) return fail("INVALID", { fields: { into: ["othersChanged"] } });
          all.push(other);
        }
        const from = all.filter(({ id }) => id !== to.value.id);
        if (from.some(({ steward }) => steward)) return fail("INVALID", { fields: { into: ["stewardStays"] } });
        if (from.length === 0) return fail("INVALID", { fields: { into: ["intoItself"] } });
        for (const agency of from) {
          const early = await dayFault(tx, agency, { on: command.on, ends: true }, today);
          if (early) return { ok: false, error: early.error };
        }
        const clashing = await clash(tx, [...from, to.value], null);
        if (clashing) return { ok: false, error: clashing.error };
        for (const agency of from)
          await mergeOne(tx, actor, { ...command, kind: "MERGE", from: agency, to: to.value }, today);
        await tx.agency.update({ where: { id: to.value.id }, data: { version: { increment: 1 } } });
        const audit = {
          action: "receive",
          entity: "agency",
          entityId: to.value.id,
          before: recorded(to.value),
          after: {
            ...recorded(to.value),
            from: from.map(({ code }) => code),
            on: command.on,
            legalBasis: command.legalBasis,
          },
        };
        return ok({ saved: { code: to.value.code }, audit });
      },
    },
    PATIENCE,
  ).catch(takenAs("newCode", "codeTaken"));
}

async function mergeOne(tx: Transaction, actor: Actor, step: Step, today: string) {
  const { from, to, on, legalBasis } = step;
  await record(tx, actor, step);
  await moveAll(tx, actor, await listMovable(tx, from.id, today), from, to);
  await moveRoles(tx, actor, from, to, today);
  const after = await close(tx, from, on);
  await recordAudit(tx, actor, {
    action: "merge",
    entity: "agency",
    entityId: from.id,
    before: recorded(from),
    after: { ...recorded(after), to: to.code, on, legalBasis },
  });
}

/** A part of an agency goes on as another one; with `closes` nothing is left and it ends. */
export async function splitAgency(actor: Actor, ref: AgencyRef, command: Split): Promise<Saved> {
  const today = await cityToday();
  return changeRow<LockedAgency, { code: string }, object>(
    actor,
    {
      ...common(actor, ref),
      change: async (from, tx) => {
        const early = await dayFault(tx, from, { on: command.on, ends: command.closes }, today);
        if (early) return { ok: false, error: early.error };
        if (command.closes && from.steward) return fail("INVALID", { fields: { closes: ["stewardStays"] } });
        const movable = await listMovable(tx, from.id, today);
        const wanted = new Set(command.picks);
        const picked = movable.filter(({ kind, id }) => wanted.has(`${kind}:${id}`));
        if (picked.length !== wanted.size) return fail("INVALID", { fields: { picks: ["picksChanged"] } });
        if (command.closes && picked.length < movable.length)
          return fail("INVALID", { fields: { closes: [`stillThere:${movable.length - picked.length}`] } });
        if (picked.length === 0 && !command.closes) return fail("INVALID", { fields: { picks: ["nothingPicked"] } });
        const found = await successor(tx, actor, command);
        if ("error" in found) return { ok: false, error: found.error };
        const to = found.value;
        if (to.id === from.id) return fail("INVALID", { fields: { into: ["intoItself"] } });
        const clashing = await clash(tx, [from, to], picked);
        if (clashing) return { ok: false, error: clashing.error };
        await record(tx, actor, { ...command, kind: "SPLIT", from, to });
        await moveAll(tx, actor, picked, from, to);
        if (command.closes) await moveRoles(tx, actor, from, to, today);
        const after = command.closes
          ? await close(tx, from, command.on)
          : await tx.agency.update({ where: { id: from.id }, data: { version: { increment: 1 } } });
        const told = { to: to.code, on: command.on, legalBasis: command.legalBasis, moved: picked.length };
        const about = {
          entity: "agency",
          entityId: from.id,
          before: recorded(from),
          after: { ...recorded(after), ...told },
        };
        return ok({ saved: { code: to.code }, audit: { action: "split", ...about } });
      },
    },
    PATIENCE,
  ).catch(takenAs("newCode", "codeTaken"));
}

type Agency = { id: string; code: string };

/** Whom programmes are helped by, and who produces or checks an indicator's data: with an agency that ends these go too. */
async function moveRoles(tx: Transaction, actor: Actor, from: Agency, to: Agency, today: string): Promise<void> {
  const { programmes, indicators } = await listRoles(tx, [from.id], today);
  for (const { id, agencyId } of programmes) {
    await tx.programme.update({ where: { id }, data: next, select: { id: true } });
    const before = { supports: await helpersOf(tx, id) };
    await tx.programmeSupport.deleteMany({ where: { programmeId: id, agencyId: from.id } });
    // Whoever owns it is no helper of itself.
    const data = agencyId === to.id ? [] : [{ programmeId: id, agencyId: to.id }];
    await tx.programmeSupport.createMany({ data, skipDuplicates: true });
    const after = { supports: await helpersOf(tx, id) };
    await recordAudit(tx, actor, { action: "moveAgency", entity: "programme", entityId: id, before, after });
  }
  for (const { id, ...held } of indicators) {
    const roles = (
      [
        ["producer", held.producerId],
        ["steward", held.stewardId],
      ] as const
    ).flatMap(([role, holder]) => (holder === from.id ? [role] : []));
    const as = ({ code }: Agency) => Object.fromEntries(roles.map((role) => [role, code]));
    const data = { ...Object.fromEntries(roles.map((role) => [`${role}Id`, to.id])), ...next };
    await tx.indicator.update({ where: { id }, data, select: { id: true } });
    const about = { action: "moveAgency", entity: "indicator", entityId: id };
    await recordAudit(tx, actor, { ...about, before: as(from), after: as(to) });
  }
}

/** Moves what is named, officers first, each with its own event. */
async function moveAll(tx: Transaction, actor: Actor, items: readonly Movable[], from: Agency, to: Agency) {
  for (const kind of MOVED) {
    for (const { id } of items.filter((item) => item.kind === kind)) {
      const { entity, move, image } = KINDS[kind];
      // Under the name that the row's own history has for it.
      const told = async ({ code }: Agency) => ({
        ...(kind === "officer" ? { agencyCode: code } : { agency: code }),
        ...(await image?.(tx, id)),
        as: kind,
      });
      const before = await told(from);
      await move(tx, id, to.id, from.id);
      const about = { entity, entityId: id, action: "moveAgency" };
      await recordAudit(tx, actor, { ...about, before, after: await told(to) });
    }
  }
  await freeAnswers(tx, from);
}

/** What stays behind is answered by nobody who went away: the agency gives it to somebody else. */
async function freeAnswers(tx: Transaction, from: Agency) {
  const where = { agencyId: from.id, round: OPEN_ROUND, officer: { agencyId: { not: from.id } } };
  await tx.answer.updateMany({ where, data: { officerId: null, ...next } });
}
