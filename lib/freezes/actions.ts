"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/auth/session";
import { formAction } from "@/lib/forms/action";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { refreshPublicPages } from "@/lib/publication/refresh";
import { roundRefSchema } from "@/lib/rounds/schemas";
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
