"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/auth/session";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { decidePillar, recordItemScore, replyToScore } from "./mutations";
import { itemScoreRefSchema, itemScoreSchema, pillarDecisionSchema, pillarRefSchema, replySchema } from "./schemas";

/** A council member's score of one item. */
export async function recordItemScoreAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: itemScoreSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = itemScoreRefSchema.parse(Object.fromEntries([...data].filter(([, value]) => value !== "")));
  const result = await recordItemScore(actor, { ...ref, ...submission.value });
  if (!result.ok) return refused(submission, result.error, Object.keys(itemScoreSchema.shape));
  goTo(data, `/dewan/butir/${ref.answerId}?tersimpan=score`);
}

/** The agency's reply to a council score. */
export async function replyAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: replySchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const scoreId = z.uuid().parse(data.get("scoreId"));
  const result = await replyToScore(actor, scoreId, submission.value.text);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/jawaban/${result.value.answerId}?tersimpan=reply`);
}

/** The council's word on a pillar. */
export async function decidePillarAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: pillarDecisionSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = pillarRefSchema.parse(Object.fromEntries(data));
  const result = await decidePillar(actor, ref, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/dewan/${ref.pillarSlug}?putaran=${ref.roundSlug}&tersimpan=decidePillar`);
}
