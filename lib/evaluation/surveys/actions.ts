"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { removeSurveyResult, saveSurveyResult } from "./mutations";
import { surveyResultSchema } from "./schemas";

const slugOf = (data: FormData) => z.string().parse(data.get("roundSlug"));

export const saveSurveyResultAction = formAction<FormState>([surveyResultSchema, "roundSlug"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: surveyResultSchema });
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  const result = await saveSurveyResult(actor, slugOf(data), ref.data ?? null, submission.value);
  if (!result.ok)
    return refused(submission, result.error, ["respondents", "mean", "scaleMin", "scaleMax", "method", "source"]);
  goTo(data, `/kelola/putaran/${slugOf(data)}/survei?tersimpan=simpan`);
});

export const removeSurveyResultAction = formAction<FormState>(["roundSlug"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const result = await removeSurveyResult(actor, slugOf(data), entryRefSchema.parse(Object.fromEntries(data)));
  if (!result.ok) return { problem: { code: result.error.code } };
  goTo(data, `/kelola/putaran/${slugOf(data)}/survei?tersimpan=hapus`);
});
