"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/auth/session";
import { reasonSchema } from "@/lib/entries/schemas";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { createRound, moveRound, recordCouncilScore, setPhaseDates } from "./mutations";
import { createRoundSchema, phaseDatesSchema, recordScoreSchema, roundRefSchema, scoreRefSchema } from "./schemas";

/** A council member's score of a pillar in the newest round. */
export async function recordScoreAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: recordScoreSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = scoreRefSchema.parse(Object.fromEntries([...data].filter(([, value]) => value !== "")));
  const result = await recordCouncilScore(actor, { ...ref, ...submission.value });
  if (!result.ok) return refused(submission, result.error, Object.keys(recordScoreSchema.shape));
  goTo(data, `/dewan/${ref.pillarSlug}?putaran=${ref.roundSlug}&tersimpan=score`);
}

/** Prepares a new round. */
export async function createRoundAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: createRoundSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const result = await createRound(actor, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${result.value.slug}?tersimpan=createRound`);
}

/** Sets the planned dates of a round's phases. */
export async function setPhaseDatesAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: phaseDatesSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = roundRefSchema.parse(Object.fromEntries(data));
  const result = await setPhaseDates(actor, ref, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${ref.slug}?tersimpan=setPhaseDates`);
}

/** One phase on, or with intent "back" and a reason one back. */
export async function moveRoundAction(_state: FormState, data: FormData): Promise<FormState> {
  const back = data.get("intent") === "back";
  const submission = parseWithZod(data, { schema: back ? reasonSchema : reasonSchema.partial() });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = roundRefSchema.parse(Object.fromEntries(data));
  const step = back
    ? { direction: "back" as const, reason: submission.value.reason ?? "" }
    : { direction: "forward" as const };
  const result = await moveRound(actor, ref, step);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${ref.slug}?tersimpan=${back ? "reopenRound" : "advanceRound"}`);
}
