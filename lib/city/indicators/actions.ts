"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { createValue, saveValue } from "./mutations";
import { newValueSchema, valueDraftSchema, valueSubmissionSchema } from "./schemas";

/** Saves or, with intent=submit, submits an indicator value: a new one (indicatorCode, period) or a known one (id, version). */
export const saveValueAction = formAction<FormState>([valueDraftSchema, newValueSchema], async (data) => {
  const submit = data.get("intent") === "submit";
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: submit ? valueSubmissionSchema : valueDraftSchema });
  const hidden = Object.fromEntries([...data].filter(([, value]) => value !== ""));
  const known = entryRefSchema.safeParse(hidden);
  const started = newValueSchema.safeParse(hidden);
  if (submission.status !== "success")
    return refused(submission, undefined, [], known.success || started.success ? {} : { period: ["period"] });
  if (!known.success && !started.success)
    return refused(submission, { code: "INVALID", fields: { period: ["period"] } });
  const command = { fields: submission.value, submit };
  const result = known.success
    ? await saveValue(actor, known.data, command)
    : await createValue(actor, { ...newValueSchema.parse(started.data), ...command });
  if (!result.ok) return refused(submission, result.error, Object.keys(valueDraftSchema.shape));
  goTo(data, `/kelola/nilai/${result.value.id}?tersimpan=${submit ? "submit" : "edit"}`);
});
