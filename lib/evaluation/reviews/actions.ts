"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { decidePillar, recordItemScore, replyToScore } from "./mutations";
import { itemScoreRefSchema, itemScoreSchema, pillarDecisionSchema, pillarRefSchema, replySchema } from "./schemas";

/** A council member's score of one item. */
export const recordItemScoreAction = formAction<FormState>([itemScoreSchema, itemScoreRefSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: itemScoreSchema });
  if (submission.status !== "success") return refused(submission);
  const ref = itemScoreRefSchema.parse(Object.fromEntries([...data].filter(([, value]) => value !== "")));
  const result = await recordItemScore(actor, { ...ref, ...submission.value });
  if (!result.ok) return refused(submission, result.error, Object.keys(itemScoreSchema.shape));
  goTo(data, `/dewan/butir/${ref.answerId}?tersimpan=score`);
});

/** The agency's reply to a council score. */
export const replyAction = formAction<FormState>([replySchema, "scoreId"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: replySchema });
  if (submission.status !== "success") return refused(submission);
  const scoreId = z.uuid().parse(data.get("scoreId"));
  const result = await replyToScore(actor, scoreId, submission.value.text);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/jawaban/${result.value.answerId}?tersimpan=reply`);
});

/** The council's word on a pillar. */
export const decidePillarAction = formAction<FormState>([pillarDecisionSchema, pillarRefSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: pillarDecisionSchema });
  if (submission.status !== "success") return refused(submission);
  const ref = pillarRefSchema.parse(Object.fromEntries(data));
  const result = await decidePillar(actor, ref, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/dewan/${ref.pillarSlug}?putaran=${ref.roundSlug}&tersimpan=decidePillar`);
});
