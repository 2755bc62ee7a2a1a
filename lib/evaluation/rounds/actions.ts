"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { createRound, moveRound, recordCouncilScore, setPhaseDates } from "./mutations";
import { createRoundSchema, phaseDatesSchema, recordScoreSchema, roundRefSchema, scoreRefSchema } from "./schemas";

/** A council member's score of a pillar in the newest round. */
export const recordScoreAction = formAction<FormState>([recordScoreSchema, scoreRefSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: recordScoreSchema });
  if (submission.status !== "success") return refused(submission);
  const ref = scoreRefSchema.parse(Object.fromEntries([...data].filter(([, value]) => value !== "")));
  const result = await recordCouncilScore(actor, { ...ref, ...submission.value });
  if (!result.ok) return refused(submission, result.error, Object.keys(recordScoreSchema.shape));
  goTo(data, `/dewan/${ref.pillarSlug}?putaran=${ref.roundSlug}&tersimpan=score`);
});

/** Prepares a new round. */
export const createRoundAction = formAction<FormState>([createRoundSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: createRoundSchema });
  if (submission.status !== "success") return refused(submission);
  const result = await createRound(actor, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${result.value.slug}?tersimpan=createRound`);
});

/** Sets the planned dates of a round's phases. */
export const setPhaseDatesAction = formAction<FormState>([phaseDatesSchema, roundRefSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: phaseDatesSchema });
  if (submission.status !== "success") return refused(submission);
  const ref = roundRefSchema.parse(Object.fromEntries(data));
  const result = await setPhaseDates(actor, ref, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${ref.slug}?tersimpan=setPhaseDates`);
});

/** One phase on, or with intent "back" and a reason one back. */
export const moveRoundAction = formAction<FormState>([reasonSchema, roundRefSchema], async (data) => {
  const back = data.get("intent") === "back";
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: back ? reasonSchema : reasonSchema.partial() });
  if (submission.status !== "success") return refused(submission);
  const ref = roundRefSchema.parse(Object.fromEntries(data));
  const step = back
    ? { direction: "back" as const, reason: submission.value.reason ?? "" }
    : { direction: "forward" as const };
  const result = await moveRound(actor, ref, step);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${ref.slug}?tersimpan=${back ? "reopenRound" : "advanceRound"}`);
});
