"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { roundRefSchema } from "@/lib/evaluation/rounds/schemas";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { publishRound } from "./mutations";

/** Freezes a round and publishes it. */
export const publishRoundAction = formAction<FormState>([roundRefSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: roundRefSchema });
  if (submission.status !== "success") return refused(submission);
  const { slug } = submission.value;
  const result = await publishRound(actor, submission.value);
  if (!result.ok) return refused(submission, result.error);
  refreshPublicPages(async () => [`/evaluasi/${slug}`]);
  goTo(data, `/kelola/putaran/${slug}?tersimpan=freeze`);
});
