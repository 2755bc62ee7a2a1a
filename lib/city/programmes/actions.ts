"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { createProgress, saveProgress } from "./mutations";
import { newProgressSchema, progressDraftSchema, progressSubmissionSchema } from "./schemas";

/** Saves or, with intent=submit, submits a progress report: a new one (programmeSlug, period) or a known one (id, version). */
export const saveProgressAction = formAction<FormState>([progressDraftSchema, newProgressSchema], async (data) => {
  const submit = data.get("intent") === "submit";
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: submit ? progressSubmissionSchema : progressDraftSchema });
  const known = entryRefSchema.safeParse(Object.fromEntries(data));
  const started = newProgressSchema.safeParse(Object.fromEntries(data));
  if (submission.status !== "success")
    return refused(submission, undefined, [], known.success || started.success ? {} : { period: ["period"] });
  if (!known.success && !started.success)
    return refused(submission, { code: "INVALID", fields: { period: ["period"] } });
  const command = { fields: submission.value, submit };
  const result = known.success
    ? await saveProgress(actor, known.data, command)
    : await createProgress(actor, { ...newProgressSchema.parse(started.data), ...command });
  if (!result.ok) return refused(submission, result.error, Object.keys(progressDraftSchema.shape));
  goTo(data, `/kelola/laporan/${result.value.id}?tersimpan=${submit ? "submit" : "edit"}`);
});
