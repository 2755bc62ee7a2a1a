"use server";
import { z } from "zod";
import { indicatorPaths } from "@/lib/city/entries/published";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  createTarget,
  editTarget,
  type SavedTarget,
  saveIndexTarget,
  withdrawIndexTarget,
  withdrawTarget,
} from "./mutations";
import { indexTargetSchema, newIndexTargetSchema, newTargetSchema, targetSchema } from "./schemas";

const done = (act: string) => (saved: SavedTarget) => {
  if (saved.wasPublic) refreshPublicPages(() => indicatorPaths(saved.indicatorId));
  return route("/kelola/indikator/[kode]/target", { kode: saved.code }, { query: { tersimpan: act } });
};
const ofIndicator = z.object({ indicatorCode: z.string().max(60) });
const indicatorOf = hidden(ofIndicator);

/** A new target (indicatorCode, year) or a known one (id, version). */
export const saveTargetAction = formAction<FormState>([newTargetSchema, ofIndicator], async (data) => {
  if (data.has("id"))
    return runCommand(data, {
      schema: targetSchema,
      about: refOf,
      mutate: editTarget,
      shown: Object.keys(targetSchema.shape),
      done: done("saveTarget"),
    });
  return runCommand(data, {
    schema: newTargetSchema,
    about: indicatorOf,
    mutate: (actor, { indicatorCode }, fields) => createTarget(actor, indicatorCode, fields),
    done: done("saveTarget"),
  });
});

export const withdrawTargetAction = formAction<FormState>([reasonSchema], async (data) =>
  runCommand(data, {
    schema: reasonSchema,
    about: refOf,
    mutate: (actor, ref, { reason }) => withdrawTarget(actor, ref, reason),
    done: done("withdrawTarget"),
  }),
);

const knownYear = z.object({ ofYear: z.coerce.number().int(), version: z.coerce.number().int().positive() });
const yearOf = hidden(knownYear);

// The index stands on the first page and on every page of a round.
const doneIndex = (act: string) => () => {
  refreshPublicPages();
  return route("/kelola/target-indeks", {}, { query: { tersimpan: act } });
};

/** A new target of the index, or the known one of `ofYear`. */
export const saveIndexTargetAction = formAction<FormState>([newIndexTargetSchema, "ofYear"], async (data) => {
  if (data.has("ofYear"))
    return runCommand(data, {
      schema: indexTargetSchema,
      about: yearOf,
      mutate: (actor, { ofYear, version }, fields) => saveIndexTarget(actor, { year: ofYear, version }, fields),
      shown: Object.keys(indexTargetSchema.shape),
      done: doneIndex("saveTarget"),
    });
  return runCommand(data, {
    schema: newIndexTargetSchema,
    mutate: (actor, _nothing, { year, ...fields }) => saveIndexTarget(actor, { year, version: null }, fields),
    done: doneIndex("saveTarget"),
  });
});

export const withdrawIndexTargetAction = formAction<FormState>([reasonSchema, "ofYear"], async (data) =>
  runCommand(data, {
    schema: reasonSchema,
    about: yearOf,
    mutate: (actor, { ofYear, version }, { reason }) => withdrawIndexTarget(actor, { year: ofYear, version }, reason),
    done: doneIndex("withdrawTarget"),
  }),
);
