"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/auth/session";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { recordCouncilScore } from "./mutations";
import { recordScoreSchema, scoreRefSchema } from "./schemas";

/** A council member's score of a pillar in the newest round. */
export async function recordScoreAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: recordScoreSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = scoreRefSchema.parse(Object.fromEntries([...data].filter(([, value]) => value !== "")));
  const result = await recordCouncilScore(actor, { ...ref, ...submission.value });
  if (!result.ok) return refused(submission, result.error, Object.keys(recordScoreSchema.shape));
  goTo(data, `/dewan/${ref.pillarSlug}?tersimpan=score`);
}
