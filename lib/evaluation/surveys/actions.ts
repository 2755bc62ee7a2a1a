"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { removeSurveyResult, saveSurveyResult } from "./mutations";
import { surveyResultSchema } from "./schemas";

/** The round whose survey a form is about. */
const roundOf = z.object({ roundSlug: z.string().min(1) });

const listOf = (slug: string, saved: string) =>
  route("/kelola/putaran/[slug]/survei", { slug }, { query: { tersimpan: saved } });

export const saveSurveyResultAction = formAction<FormState>([surveyResultSchema, "roundSlug"], async (data) =>
  runCommand(data, {
    schema: surveyResultSchema,
    about: (form) => of(hidden(roundOf)(form), newOrRefOf(form)),
    mutate: (actor, { roundSlug, ref }, survey) => saveSurveyResult(actor, roundSlug, ref, survey),
    shown: ["respondents", "mean", "scaleMin", "scaleMax", "method", "source"],
    done: (_saved, _survey, { roundSlug }) => listOf(roundSlug, "simpan"),
  }),
);

export const removeSurveyResultAction = formAction<FormState>(["roundSlug"], async (data) =>
  runCommand(data, {
    about: (form) => of(hidden(roundOf)(form), refOf(form)),
    mutate: (actor, { roundSlug, ref }) => removeSurveyResult(actor, roundSlug, ref),
    done: (_saved, _nothing, { roundSlug }) => listOf(roundSlug, "hapus"),
  }),
);

/** Both or nothing: a form that names no round, or a result badly, names nothing. */
const of = <Ref>(round: z.output<typeof roundOf> | undefined, ref: Ref | undefined) =>
  round && ref !== undefined ? { ...round, ref } : undefined;
