import "server-only";
import { Decimal } from "decimal.js";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, saveRow, takenAs } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import type { OtherCityIndex, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { canKeepOtherCities, isEditable, isPossible, type OtherCityAct, refusalOf } from "./policy";
import { WITH_OUR_INDEX } from "./rounds-with-index";
import type { OtherCityFields } from "./schemas";

const ENTITY = "otherCityIndex";
export type OtherCityRef = { id: string; version: number };
type Saved = { id: string; shows: boolean };

async function lock(tx: Transaction, id: string): Promise<OtherCityIndex | null> {
  await lockRow(tx, "other_city_indices", id);
  return tx.otherCityIndex.findUnique({ where: { id } });
}

/** A round of ours that was published with an instrument of the index: the other city was measured as we were. */
const findRound = (tx: Transaction, slug: string) =>
  tx.evaluationRound.findFirst({
    where: { slug, ...WITH_OUR_INDEX },
    include: { instrument: true },
  });

/** Enters a figure, or what was sent back anew; whoever does is the one who may not check it. */
export function saveOtherCity(
  actor: Actor,
  ref: OtherCityRef | null,
  { city, roundSlug, value, source }: OtherCityFields,
): Promise<Result<Saved, object | null>> {
  return saveRow<OtherCityIndex, Saved, object>(actor, {
    find: (tx) => lock(tx, ref?.id ?? ""),
    version: ref?.version ?? null,
    refusal: () => (canKeepOtherCities(actor) ? null : "FORBIDDEN"),
    isPossible: (row) => row === null || isEditable(row),
    current: (row) => row,
    change: async (before, tx) => {
      const round = await findRound(tx, roundSlug);
      if (!round?.instrument) return fail("INVALID", { fields: { roundSlug: ["roundGone"] } });
      const { scaleMin, scaleMax } = round.instrument;
      if (new Decimal(value).lt(scaleMin) || new Decimal(value).gt(scaleMax))
        return fail("INVALID", { fields: { value: [`scale:${scaleMin.toFixed()}:${scaleMax.toFixed()}`] } });
      const data = { city, roundId: round.id, value, source, enteredById: actor.id, checkedById: null };
      const state = { status: "SUBMITTED" as const, reason: "" };
      const after = before
        ? await tx.otherCityIndex.update({
            where: { id: before.id },
            data: { ...data, ...state, version: { increment: 1 } },
          })
        : await tx.otherCityIndex.create({ data: { ...data, ...state } });
      const audit = { action: before ? "edit" : "create", entity: ENTITY, entityId: after.id, before, after };
      return ok({ saved: { id: after.id, shows: false }, audit });
    },
  }).catch(takenAs("city", "otherCityThere"));
}

/** One step on: checked against its source, published, sent back or taken back with a reason. */
export function stepOtherCity(
  actor: Actor,
  ref: OtherCityRef,
  act: OtherCityAct,
  reason = "",
  now = new Date(),
): Promise<Result<Saved, object>> {
  return changeRow<OtherCityIndex, Saved, object>(actor, {
    find: (tx) => lock(tx, ref.id),
    refusal: (row) => refusalOf(actor, row, act),
    isPossible: (row) => isPossible(row, act),
    isStale: (row) => row.version !== ref.version,
    current: (row) => row,
    change: async (before, tx) => {
      const changes: Record<OtherCityAct, Prisma.OtherCityIndexUncheckedUpdateInput> = {
        verify: { status: "VERIFIED", checkedById: actor.id },
        publish: { status: "PUBLISHED", checkedById: actor.id, publishedAt: now },
        return: { status: "RETURNED", checkedById: null, reason },
        withdraw: { withdrawnAt: now, reason },
      };
      const data = { ...changes[act], version: { increment: 1 } };
      const after = await tx.otherCityIndex.update({ where: { id: ref.id }, data });
      const audit = { action: act, entity: ENTITY, entityId: ref.id, before, after };
      return ok({ saved: { id: ref.id, shows: act === "publish" || act === "withdraw" }, audit });
    },
  });
}
